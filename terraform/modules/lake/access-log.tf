# Where S3 writes who touched which object.
resource "aws_s3_bucket" "access" {
  # checkov:skip=CKV_AWS_18:the bucket that takes the access logs does not log into itself
  bucket        = local.access_name
  force_destroy = false

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "access" {
  # checkov:skip=CKV_AWS_145:S3 delivers access logs only to a bucket whose default encryption is its own (SSE-S3)
  bucket = aws_s3_bucket.access.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access" {
  bucket = aws_s3_bucket.access.id

  rule {
    id     = "a-year-and-a-month"
    status = "Enabled"

    filter {}

    expiration {
      days = 396
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}

resource "aws_s3_bucket_logging" "this" {
  for_each = { for key, name in local.names : key => name if key != "access" }

  bucket        = local.buckets[each.key].id
  target_bucket = aws_s3_bucket.access.id
  target_prefix = "${each.value}/"
}
