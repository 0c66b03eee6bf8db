namespace DataProducts.Cedar;

/// <summary>What the escape <c>{"__extn": {"fn", "arg" or "args"}}</c> looks like, wherever a value can stand.</summary>
internal static class ExtensionJson
{
    public const string Escape = "__extn";
    public const string What = "a call with 'fn' and 'arg' or 'args'";
    public const string Fields = "an 'fn' and either an 'arg' or 'args'";

    /// <summary>Whether a field's name is one that records cannot have in values: an escape, or one that older versions knew.</summary>
    public static bool IsEscape(string name) => name is UidJson.Escape or Escape or "__expr";

    public static ExtensionFunction Function(ref JsonCursor json, string name, int arguments)
    {
        var function = ExtensionFunction.Find(name) ?? throw json.Fail("Cedar has no such function.",
            "Functions are decimal, ip, datetime and duration, and their methods.");
        return function.IsMethod && arguments == 0
            ? throw json.Fail($"'{name}' is a method; its first argument is what it is called on.") : function;
    }
}
