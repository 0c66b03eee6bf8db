namespace DataProducts.Cedar;

/// <summary>A place in a template's scope that a link fills with an entity.</summary>
public enum CedarSlot
{
    /// <summary><c>?principal</c>.</summary>
    Principal,

    /// <summary><c>?resource</c>.</summary>
    Resource,
}
