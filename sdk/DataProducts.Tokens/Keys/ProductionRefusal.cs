namespace DataProducts.Tokens;

/// <summary>Keeps key files out of production.</summary>
internal static class ProductionRefusal
{
    private const string Production = "Production";
    private static readonly string[] Variables = ["DATAPRODUCTS_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    /// <summary>Throws if the environment is Production: the one named, or else by any of the variables, whatever the others say.</summary>
    /// <exception cref="DataProductException">It is (<c>DP1450</c>).</exception>
    public static void ThrowIfProduction(string? environment)
    {
        if (environment is not null)
        {
            if (IsProduction(environment))
            {
                throw KeyErrors.InProduction("The platform's setting");
            }

            return;
        }

        foreach (var variable in Variables)
        {
            if (IsProduction(Environment.GetEnvironmentVariable(variable)))
            {
                throw KeyErrors.InProduction(variable);
            }
        }
    }

    private static bool IsProduction(string? name) => string.Equals(name?.Trim(), Production, StringComparison.OrdinalIgnoreCase);
}
