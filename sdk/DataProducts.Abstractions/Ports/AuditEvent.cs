namespace DataProducts;

/// <summary>What an <see cref="AuditRecord"/> tells of. The names are written to the log and never change.</summary>
public enum AuditEvent
{
    /// <summary>A query was decided for one jurisdiction.</summary>
    Query = 1,

    /// <summary>Tokens of one jurisdiction were asked to be opened.</summary>
    Detokenise = 2,

    /// <summary>A batch was committed to one jurisdiction's table.</summary>
    Hydrate = 3,

    /// <summary>A version of a product, its contract or its policies was registered.</summary>
    Register = 4,
}
