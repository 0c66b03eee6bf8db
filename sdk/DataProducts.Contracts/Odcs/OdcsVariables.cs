namespace DataProducts.Contracts;

/// <summary>Text in documents whose tools replace <c>${NAME}</c> by the value of a variable of their environment, perhaps a secret.</summary>
/// <remarks>
/// ODCS 3.2.0 and ODPS 1.1.0 "Variables" (RFC 0050): in any text, with no escape, but with a default that is taken as it is:
/// <c>${NAME:-default}</c>. A dollar sign before a brace is therefore written as a variable whose default is the dollar sign. Whoever has set
/// <c>DOLLAR</c> has set it to just that, as is usual for <c>envsubst</c>.
/// </remarks>
internal static class OdcsVariables
{
    private const string Reference = "${";
    private const string Literal = "${DOLLAR:-$}{";

    /// <summary>Gives the node so that a tool reads every text in it as it was.</summary>
    public static YamlMap Write(YamlMap map) => new([.. map.Members.Select(member => KeyValuePair.Create(member.Key, Write(member.Value)))]);

    /// <summary>Gives the text that was written.</summary>
    public static string Read(string text) => text.Replace(Literal, Reference, StringComparison.Ordinal);

    private static YamlNode Write(YamlNode node) => node switch
    {
        YamlMap map => Write(map),
        YamlList list => new YamlList([.. list.Items.Select(Write)]),
        YamlScalar { Kind: YamlKind.Text } scalar => new YamlScalar(YamlKind.Text, scalar.Text.Replace(Reference, Literal, StringComparison.Ordinal)),
        _ => node,
    };
}
