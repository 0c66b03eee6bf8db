namespace DataProducts.Contracts;

/// <summary>The versions of the Open Data Contract Standard (bitol.io) in which a contract can be written.</summary>
public enum OdcsVersion
{
    /// <summary>3.2.0: enumerations, maps, deprecation, vendors of custom properties.</summary>
    V320 = 0,

    /// <summary>3.1.0, for tools that do not read 3.2: what it has no word for stands in custom properties and checks.</summary>
    V310,
}
