locals {
  prefix = lower("dp-${var.environment}-${var.jurisdiction}")
}
