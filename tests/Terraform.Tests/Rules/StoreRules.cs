namespace DataProducts.Terraform.Tests;

/// <summary>Tables, policy stores, roles and Lake Formation's settings.</summary>
internal static class StoreRules
{
    public static IEnumerable<Finding> Check(Plan plan) =>
        [.. Tables(plan), .. PolicyStores(plan), .. Roles(plan), .. LakeFormation(plan)];

    private static IEnumerable<Finding> Tables(Plan plan)
    {
        foreach (var table in plan.Of("aws_dynamodb_table"))
        {
            if (table["point_in_time_recovery", "enabled"] != "True")
            {
                yield return new("CKV_AWS_28", table.Address);
            }

            if (table["server_side_encryption", "enabled"] != "True" || table["server_side_encryption", "kms_key_arn"] is "")
            {
                yield return new("CKV_AWS_119", table.Address);
            }

            if (table["deletion_protection_enabled"] != "True")
            {
                yield return new("CKV_AWS_165", table.Address);
            }

            var isVault = table["name"].EndsWith("-vault", StringComparison.Ordinal) || table["name"].EndsWith("-ledger", StringComparison.Ordinal);
            var policy = plan.Of("aws_dynamodb_resource_policy").FirstOrDefault(resource => resource["resource_arn"] == table["arn"]);
            if (isVault && !(policy?.Statements() ?? []).Any(IsVaultOnly))
            {
                yield return new("vault-policy", table.Address);
            }
        }
    }

    private static bool IsVaultOnly(Statement statement) => statement is { Allows: false, AnyPrincipal: true }
        && statement.Actions.Contains("dynamodb:GetItem") && statement.Actions.Contains("dynamodb:Query")
        && statement.Condition.Contains("ArnNotEquals", StringComparison.Ordinal)
        && statement.Condition.Contains("aws:PrincipalArn", StringComparison.Ordinal);

    private static IEnumerable<Finding> PolicyStores(Plan plan)
    {
        foreach (var store in plan.Of("aws_verifiedpermissions_policy_store"))
        {
            if (store["validation_settings", "mode"] != "STRICT")
            {
                yield return new("policy-store-strict", store.Address);
            }

            if (store["deletion_protection"] != "ENABLED")
            {
                yield return new("policy-store-deletion", store.Address);
            }
        }
    }

    private static IEnumerable<Finding> Roles(Plan plan)
    {
        foreach (var role in plan.Of("aws_iam_role"))
        {
            if (role["permissions_boundary"] is "")
            {
                yield return new("role-boundary", role.Address);
            }

            if (role.Statements("assume_role_policy").Any(statement => statement is { Allows: true, AnyPrincipal: true }))
            {
                yield return new("CKV_AWS_60", role.Address);
            }
        }

        foreach (var policy in plan.Of("aws_iam_role_policy"))
        {
            foreach (var statement in policy.Statements().Where(statement => statement.Allows))
            {
                if (statement.Resources.Contains("*"))
                {
                    yield return new("CKV_AWS_355", policy.Address);
                }

                if (statement.Actions.Any(action => action.Contains('*', StringComparison.Ordinal)))
                {
                    yield return new("CKV_AWS_63", policy.Address);
                }
            }
        }
    }

    private static IEnumerable<Finding> LakeFormation(Plan plan)
    {
        foreach (var settings in plan.Of("aws_lakeformation_data_lake_settings"))
        {
            string[] defaults = ["create_database_default_permissions", "create_table_default_permissions"];
            if (defaults.Any(name => settings[name] is not ("" or "[]")))
            {
                yield return new("iam-allowed-principals", settings.Address);
            }

            if (settings["allow_full_table_external_data_access"] == "True")
            {
                yield return new("full-table-access", settings.Address);
            }
        }

        foreach (var location in plan.Of("aws_lakeformation_resource").Where(location => location["hybrid_access_enabled"] != "False"))
        {
            yield return new("hybrid-access", location.Address);
        }

        foreach (var grant in plan.Of("aws_lakeformation_permissions"))
        {
            if (grant["principal"] == "IAM_ALLOWED_PRINCIPALS" || grant["permissions"].Contains("\"ALL\"", StringComparison.Ordinal))
            {
                yield return new("lake-grant", grant.Address);
            }
        }
    }
}
