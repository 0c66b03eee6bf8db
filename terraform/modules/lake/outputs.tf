output "bucket_names" {
  description = "Data buckets by domain."
  value       = { for domain, bucket in aws_s3_bucket.domain : domain => bucket.bucket }
}

output "bucket_arns" {
  description = "Data buckets by domain."
  value       = { for domain, bucket in aws_s3_bucket.domain : domain => bucket.arn }
}

output "audit_bucket_name" {
  description = "The audit log's bucket."
  value       = aws_s3_bucket.audit.bucket
}

output "tag_keys" {
  description = "LF-Tags that products may be given; waiting for them makes sure that they exist."
  value       = { for key, tag in aws_lakeformation_lf_tag.this : key => tag.values }
}
