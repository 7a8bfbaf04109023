-- CreateTable
CREATE TABLE "translation" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "partnership_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "from_language" TEXT NOT NULL,
    "to_language" TEXT NOT NULL,
    "glossary" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "writer_id" TEXT,
    "corrected_by" TEXT,
    "ticket_ids" TEXT[],
    "body" JSON NOT NULL,

    CONSTRAINT "translation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "translation_partnership_id_from_language_to_language_state__idx" ON "translation"("partnership_id", "from_language", "to_language", "state", "due_at");

-- CreateIndex
CREATE INDEX "translation_used_at_idx" ON "translation"("used_at");

-- CreateIndex
CREATE UNIQUE INDEX "translation_partnership_id_audience_source_hash_from_langua_key" ON "translation"("partnership_id", "audience", "source_hash", "from_language", "to_language", "glossary", "provider");
