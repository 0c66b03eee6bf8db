namespace DataProducts.Lake.Rest;

/// <summary>Which Iceberg REST catalog is meant, and how it is asked.</summary>
public sealed record RestCatalogOptions
{
    /// <summary>Gets the catalog's address, up to but without <c>/v1</c>, for example <c>https://catalog.bank.example/iceberg</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets which of the server's warehouses is meant; null (the default) for its only one.</summary>
    public string? Warehouse { get; init; }

    /// <summary>Gets the client's own configuration: above the defaults of the server's, below its overrides. <c>prefix</c> and
    /// <c>namespace-separator</c> mean something here.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets where new tables go, for example <c>s3://bucket/lake</c>: each into <c>namespace/name</c> below it. Null (the default)
    /// for where the catalog puts them; Glue wants to be told.</summary>
    public string? Location { get; init; }

    /// <summary>Gets whether namespaces within namespaces are listed too; each costs a request. False by default.</summary>
    public bool NestedNamespaces { get; init; }

    /// <summary>Gets how often a request is sent at most, the first time included, where sending it again does no harm; 5 by default.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Gets the limit of the first wait between two attempts, which doubles each time; 100 milliseconds by default.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the limit of every wait, what the server asks for included; 30 seconds by default.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long one attempt may take before it counts as lost; 60 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
