namespace DataProducts.Tokens.Tests.Normalisation;

/// <summary>Asks the normaliser for one value.</summary>
internal static class Spelling
{
    /// <summary>Gives the value's spelling and the version of its rules.</summary>
    public static (string Text, int Version) Of(PiiKind kind, string value, string jurisdiction = "EU")
    {
        Assert.True(Normaliser.TryNormalise(kind, Jurisdiction.Parse(jurisdiction), value, out var normal), value);
        return (normal.Text, normal.Version);
    }

    /// <summary>Asserts that a value is read, and as what.</summary>
    public static void IsRead(PiiKind kind, string value, string expected, string jurisdiction = "EU") =>
        Assert.Equal((expected, PiiNormalisation.VersionOf(kind)), Of(kind, value, jurisdiction));

    /// <summary>Asserts that a value keeps its spelling, in a class of its own.</summary>
    public static void IsRaw(PiiKind kind, string value, string jurisdiction = "EU") =>
        Assert.Equal((value, PiiNormalisation.Raw), Of(kind, value, jurisdiction));
}
