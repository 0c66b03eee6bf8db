namespace DataProducts.Portal.Tests;

/// <summary>What people fill in.</summary>
internal static class Forms
{
    public static Dictionary<string, string> Wish => new(StringComparer.Ordinal)
    {
        ["Input.Group"] = "risk-analysts",
        ["Input.Purpose"] = "fraud-detection",
        ["Input.Until"] = "2026-12-31",
    };

    public static Dictionary<string, string> Decision(string name, string id) => new(StringComparer.Ordinal) { [name] = id };
}
