-- CreateTable
CREATE TABLE "teams_conversation" (
    "conversation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "tenant_id" TEXT,
    "bot_id" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teams_conversation_pkey" PRIMARY KEY ("conversation_id")
);

-- CreateTable
CREATE TABLE "teams_person" (
    "object_id" TEXT NOT NULL,
    "teams_id" TEXT NOT NULL,
    "tenant_id" TEXT,
    "personal_id" TEXT,
    "met_in" TEXT,

    CONSTRAINT "teams_person_pkey" PRIMARY KEY ("object_id")
);

-- CreateTable
CREATE TABLE "teams_held_answer" (
    "event_key" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "reply" JSON NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teams_held_answer_pkey" PRIMARY KEY ("event_key")
);

-- CreateIndex
CREATE INDEX "teams_held_answer_object_id_held_at_idx" ON "teams_held_answer"("object_id", "held_at");

-- CreateIndex
CREATE INDEX "delivery_ticket_id_idx" ON "delivery"("ticket_id");
