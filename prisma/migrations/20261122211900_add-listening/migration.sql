-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "by_person" BOOLEAN NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "ticket_id" UUID,
    "body" JSON NOT NULL,
    "words" JSON,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listening_mode" (
    "platform" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listening_mode_pkey" PRIMARY KEY ("platform","channel_id")
);

-- CreateTable
CREATE TABLE "hush" (
    "partnership_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hush_pkey" PRIMARY KEY ("partnership_id","subject")
);

-- CreateIndex
CREATE INDEX "proposal_partnership_id_posted_at_idx" ON "proposal"("partnership_id", "posted_at");

-- CreateIndex
CREATE INDEX "proposal_posted_at_idx" ON "proposal"("posted_at");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_platform_channel_id_message_id_key" ON "proposal"("platform", "channel_id", "message_id");

-- CreateIndex
CREATE INDEX "hush_until_idx" ON "hush"("until");
