output "policy_store_ids" {
  description = "Policy stores by domain."
  value       = { for domain, store in aws_verifiedpermissions_policy_store.this : domain => store.policy_store_id }
}
