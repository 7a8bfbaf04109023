-- CreateTable
CREATE TABLE "partnership" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" UUID NOT NULL,
    "spec" JSON NOT NULL,
    "defects" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "factory_own" INTEGER NOT NULL DEFAULT 0,
    "brand_own" INTEGER NOT NULL DEFAULT 0,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL,

    CONSTRAINT "partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "partnership_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "roles" TEXT[],
    "zone" TEXT,
    "language" TEXT,
    "chosen_zone" TEXT,
    "chosen_language" TEXT,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "person_pkey" PRIMARY KEY ("partnership_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL DEFAULT '',
    "partnership_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("platform","user_id","workspace_id","partnership_id")
);

-- CreateTable
CREATE TABLE "channel" (
    "platform" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("platform","channel_id")
);

-- CreateTable
CREATE TABLE "agreement_version" (
    "partnership_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSON NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "brand" JSON,
    "factory" JSON,
    "in_force_since" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("partnership_id","version")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "raiser" TEXT NOT NULL,
    "filed_by" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "key" TEXT,
    "internal_key" TEXT,
    "status" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "first_awareness" TIMESTAMPTZ(3) NOT NULL,
    "body" JSON NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "owed_by" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "body" JSON NOT NULL,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "partnership_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ticket_id" UUID,
    "side" TEXT,
    "audience" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "words_hash" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("partnership_id","seq")
);

-- CreateTable
CREATE TABLE "history_words" (
    "partnership_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "salt" TEXT,
    "person_id" TEXT,
    "person_name" TEXT,
    "old" JSON,
    "new" JSON,

    CONSTRAINT "history_words_pkey" PRIMARY KEY ("partnership_id","seq")
);

-- CreateTable
CREATE TABLE "ticket_message" (
    "platform" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "person_id" TEXT,
    "side" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_message_pkey" PRIMARY KEY ("platform","channel_id","message_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "slot" TEXT,
    "topic" TEXT,
    "ticket_id" UUID,
    "state" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "body" JSON NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "token" UUID NOT NULL,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("kind","subject")
);

-- CreateTable
CREATE TABLE "inbound_event" (
    "platform" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reply" JSON,

    CONSTRAINT "inbound_event_pkey" PRIMARY KEY ("platform","event_key")
);

-- CreateTable
CREATE TABLE "promise" (
    "id" UUID NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3),
    "body" JSON NOT NULL,

    CONSTRAINT "promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "console_message" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "channel_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "author" TEXT,
    "text" TEXT,
    "variants" JSON,
    "delivery_id" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "console_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "console_read" (
    "reader" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "console_read_pkey" PRIMARY KEY ("reader","channel_id")
);

-- CreateTable
CREATE TABLE "tick" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tick_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "identity_partnership_id_person_id_idx" ON "identity"("partnership_id", "person_id");

-- CreateIndex
CREATE INDEX "channel_partnership_id_idx" ON "channel"("partnership_id");

-- CreateIndex
CREATE INDEX "ticket_partnership_id_reported_at_id_idx" ON "ticket"("partnership_id", "reported_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_partnership_id_status_idx" ON "ticket"("partnership_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_partnership_id_key_key" ON "ticket"("partnership_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_partnership_id_internal_key_key" ON "ticket"("partnership_id", "internal_key");

-- CreateIndex
CREATE INDEX "obligation_ticket_id_idx" ON "obligation"("ticket_id");

-- CreateIndex
CREATE INDEX "obligation_state_due_idx" ON "obligation"("state", "due");

-- CreateIndex
CREATE INDEX "history_ticket_id_idx" ON "history"("ticket_id");

-- CreateIndex
CREATE INDEX "history_words_partnership_id_person_id_idx" ON "history_words"("partnership_id", "person_id");

-- CreateIndex
CREATE INDEX "ticket_message_ticket_id_idx" ON "ticket_message"("ticket_id");

-- CreateIndex
CREATE INDEX "delivery_lane_state_not_before_idx" ON "delivery"("lane", "state", "not_before");

-- CreateIndex
CREATE INDEX "delivery_slot_state_idx" ON "delivery"("slot", "state");

-- CreateIndex
CREATE INDEX "delivery_topic_state_idx" ON "delivery"("topic", "state");

-- CreateIndex
CREATE INDEX "delivery_state_created_at_idx" ON "delivery"("state", "created_at");

-- CreateIndex
CREATE INDEX "timer_due_at_idx" ON "timer"("due_at");

-- CreateIndex
CREATE INDEX "inbound_event_received_at_idx" ON "inbound_event"("received_at");

-- CreateIndex
CREATE INDEX "promise_partnership_id_state_due_idx" ON "promise"("partnership_id", "state", "due");

-- CreateIndex
CREATE UNIQUE INDEX "console_message_delivery_id_key" ON "console_message"("delivery_id");

-- CreateIndex
CREATE INDEX "console_message_channel_id_position_idx" ON "console_message"("channel_id", "position");

-- What Prisma cannot say.

-- History is append-only, whoever asks.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "history"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();

CREATE TRIGGER history_words_kept BEFORE DELETE OR TRUNCATE ON "history_words"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();

-- Words may be emptied, all of a row at once, and never be written again.
CREATE TRIGGER history_words_only_emptied BEFORE UPDATE ON "history_words"
  FOR EACH ROW
  WHEN (
    NEW."partnership_id" <> OLD."partnership_id" OR NEW."seq" <> OLD."seq"
    OR NEW."salt" IS NOT NULL OR NEW."person_id" IS NOT NULL OR NEW."person_name" IS NOT NULL
    OR NEW."old" IS NOT NULL OR NEW."new" IS NOT NULL
  )
  EXECUTE FUNCTION refuse_history_change();
