locals {
  policies = merge([
    for domain, store in var.stores : {
      for id, statement in store.policies : "${domain}/${id}" => { domain = domain, id = id, statement = statement }
    }
  ]...)
}

# A subscription is data that travels in the request's context. There is no template here, because a template-linked policy would grant.
resource "aws_verifiedpermissions_policy" "this" {
  for_each = local.policies

  policy_store_id = aws_verifiedpermissions_policy_store.this[each.value.domain].policy_store_id

  definition {
    static {
      description = each.value.id
      statement   = each.value.statement
    }
  }

  depends_on = [aws_verifiedpermissions_schema.this] # STRICT validates against it
}
