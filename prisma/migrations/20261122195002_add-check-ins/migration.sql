-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "extra" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL,
    "burden_brand" INTEGER NOT NULL,
    "burden_factory" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "body" JSON NOT NULL,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "check_in_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "body" JSON NOT NULL,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in_setting" (
    "partnership_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kept_time" TEXT,
    "kept_for" TEXT,

    CONSTRAINT "check_in_setting_pkey" PRIMARY KEY ("partnership_id")
);

-- CreateIndex
CREATE INDEX "check_in_partnership_id_week_idx" ON "check_in"("partnership_id", "week");

-- CreateIndex
CREATE INDEX "check_in_partnership_id_state_start_idx" ON "check_in"("partnership_id", "state", "start");

-- CreateIndex
CREATE INDEX "agenda_item_partnership_id_check_in_id_idx" ON "agenda_item"("partnership_id", "check_in_id");

-- CreateIndex
CREATE INDEX "agenda_item_check_in_id_idx" ON "agenda_item"("check_in_id");
