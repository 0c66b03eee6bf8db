using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads an entity's name as it is typed.</summary>
internal static class EntityText
{
    /// <summary>Reads <c>Type::"id"</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The option or the file that it stands in.</param>
    /// <exception cref="CedarDataException">The text is no entity's name; where the shell took the quotes, the message says so.</exception>
    public static EntityUid Parse(string text, string place)
    {
        try
        {
            return EntityUid.Parse(text);
        }
        catch (CedarSyntaxException wrong)
        {
            var help = text.Contains('"', StringComparison.Ordinal) ? null : "A shell takes quotes away: write 'User::\"ann\"'.";
            throw new CedarDataException([new(CedarCodes.Request, place, 0, 0, wrong.Diagnostics[0].Message, help)]);
        }
    }
}
