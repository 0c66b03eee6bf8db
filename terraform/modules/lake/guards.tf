# What every bucket has, whatever it is for.
resource "aws_s3_account_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.names

  bucket                  = local.buckets[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.names

  bucket = local.buckets[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced" # no ACLs at all
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.names

  bucket = local.buckets[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}
