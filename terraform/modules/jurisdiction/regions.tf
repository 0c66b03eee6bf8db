# Where each jurisdiction's data lies. Changing a line moves people's data to another country: it is a decision of counsel.
locals {
  homes = {
    EU = "eu-central-1"
    IN = "ap-south-1"
    CH = "eu-central-2" # an opt-in Region, the only Swiss one: recovery is between its zones and from exported evidence
    US = "us-east-1"
    MC = "eu-west-3" # Monaco has no Region; Paris is abroad, so a record of the APDP is needed, and onward flows stay denied
  }

  abroad = ["MC"]
  needed = ["athena", "dynamodb", "glue", "kms", "lakeformation", "s3", "verifiedpermissions"]
  unseen = sort(setsubtract(local.needed, var.confirmed_services))
}

# Nothing is made before these hold: the keys wait for them, and everything else waits for the keys.
resource "terraform_data" "preconditions" {
  input = { jurisdiction = var.jurisdiction, region = var.region, apdp_record = var.apdp_record }

  lifecycle {
    precondition {
      condition     = try(local.homes[var.jurisdiction], null) == var.region
      error_message = "${var.jurisdiction} is not at home in ${var.region}; homes are in modules/jurisdiction/regions.tf."
    }

    precondition {
      condition     = !contains(local.abroad, var.jurisdiction) || can(regex("[0-9]", var.apdp_record))
      error_message = "${var.jurisdiction} lies abroad: apdp_record must name the authorisation that allows it."
    }

    precondition {
      condition     = length(setsubtract([for product in local.products : product.domain], var.domains)) == 0
      error_message = "A product's domain is not among this jurisdiction's domains: ${join(", ", setsubtract([for product in local.products : product.domain], var.domains))}."
    }

    precondition {
      condition     = length(setsubtract([for product in local.products : product.domain], keys(var.policy_stores))) == 0
      error_message = "A domain with products has no policies: ${join(", ", setsubtract([for product in local.products : product.domain], keys(var.policy_stores)))}."
    }
  }
}

# Not everything is offered everywhere, and no list that could be read was recent enough to rely on.
check "services" {
  assert {
    condition     = length(local.unseen) == 0
    error_message = "Not confirmed in ${var.region}: ${join(", ", local.unseen)}. See that they are offered, then add them to confirmed_services."
  }
}
