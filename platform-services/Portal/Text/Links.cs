namespace DataProducts.Portal.Text;

/// <summary>Addresses of the portal's pages.</summary>
internal static class Links
{
    public const string Subscriptions = "/subscriptions";

    public static string Of(string product) => $"/products/{Uri.EscapeDataString(product)}";

    public static string ContractOf(string product) => $"{Of(product)}/contract.yaml";
}
