# Keys of one jurisdiction. None is multi-Region: a replica would be key material abroad.
locals {
  prefix = lower("dp-${var.environment}-${var.jurisdiction}")

  # Keys that encrypt one store each, so that losing or disabling one stops one store.
  stores = {
    vault   = "items of the token vault"
    catalog = "the product catalog"
    audit   = "the audit log"
  }
}
