# The lake of one jurisdiction: a bucket a domain, the audit log under Object Lock, and the log of accesses to both.
# checkov:skip=CKV_AWS_144:cross-Region replication would take the data out of its jurisdiction
# checkov:skip=CKV2_AWS_62:no event notification is needed; hydration commits are announced by the catalog's stream
locals {
  # Bucket names have no '_', domains have no '-', so two domains cannot meet.
  suffix      = lower("${var.jurisdiction}-%s-${var.environment}")
  data_names  = { for domain in var.domains : domain => "${var.org}-${format(local.suffix, replace(domain, "_", "-"))}" }
  audit_name  = "${var.org}-${format(local.suffix, "audit")}"
  access_name = "${var.org}-${format(local.suffix, "access")}"

  # Names, not resources: every bucket gets the same guards, and for_each must be known before anything exists.
  names = merge(
    { for domain, name in local.data_names : "domain-${domain}" => name },
    { audit = local.audit_name, access = local.access_name },
  )
  buckets = merge(
    { for domain, bucket in aws_s3_bucket.domain : "domain-${domain}" => bucket },
    { audit = aws_s3_bucket.audit, access = aws_s3_bucket.access },
  )
}
