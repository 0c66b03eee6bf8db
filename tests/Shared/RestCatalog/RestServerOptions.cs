namespace DataProducts.TestKit.RestCatalog;

/// <summary>What a server is to be like; each catalog product is a little different.</summary>
internal sealed record RestServerOptions
{
    public string Prefix { get; init; } = string.Empty;

    public string? Warehouse { get; init; }

    /// <summary>Gets the token that every request has to bear; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the largest page of a list.</summary>
    public int PageSize { get; init; } = 100;

    public bool HasKeys { get; init; }

    public bool HasETags { get; init; } = true;

    /// <summary>Gets what is between the levels of a namespace, besides the unit separator; encoded.</summary>
    public string? Separator { get; init; }

    /// <summary>Gets what the server says that it has; null to leave it out.</summary>
    public IReadOnlyList<string>? Endpoints { get; init; } = RestRoutes.Endpoints;

    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets what is given with every table, such as where its store is.</summary>
    public IReadOnlyDictionary<string, string> TableConfig { get; init; } = new Dictionary<string, string>();
}
