-- CreateTable
CREATE TABLE "ticket_file" (
    "platform" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "url" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_file_pkey" PRIMARY KEY ("platform","file_id","ticket_id")
);

-- CreateIndex
CREATE INDEX "ticket_file_ticket_id_idx" ON "ticket_file"("ticket_id");
