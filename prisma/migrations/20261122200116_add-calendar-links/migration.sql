-- CreateTable
CREATE TABLE "calendar_link" (
    "partnership_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_link_pkey" PRIMARY KEY ("partnership_id","owner")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_link_hash_key" ON "calendar_link"("hash");
