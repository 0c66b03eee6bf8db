using System.CommandLine;
using System.CommandLine.Parsing;

namespace DataProducts.Cli.Commands;

/// <summary>The options that a product's program understands behind <c>hydrate</c>; they go to it as they were typed.</summary>
internal sealed record HydrateOptions(IReadOnlyList<Option> All)
{
    public static HydrateOptions Make() => new(
    [
        Switch("--plan", "Says what a run would do: parts, columns, tables, tokens, cursors."),
        Switch("--dry-run", "Reads and checks every row; no vault, no file, no commit."),
        Text("--replay", "Reads the rows again that this batch put into quarantine, against the contract as it is now.", "batch"),
        Text("--from", "Only rows from this value of the source's cursor column on; the cursor stays where it is.", "value"),
        Text("--to", "Only rows up to this value, itself included.", "value"),
        Text("--drift", "freeze (default), additive, coerce or ignore-unknown; joined with '+'.", "policy"),
        Text("--max-rows", "Refuses the batch if more rows break the contract.", "number"),
        Text("--max-percent", "Refuses the batch if a greater share of its rows does; default 50, of 100 rows or more.", "number"),
        StateFolder.JsonOption(),
    ]);

    /// <summary>Gives what was typed of them, in the order above.</summary>
    public IReadOnlyList<string> Typed(ParseResult parsed)
    {
        var typed = new List<string>();
        foreach (var option in All)
        {
            if (parsed.GetResult(option) is OptionResult { Implicit: false } given)
            {
                typed.Add(option.Name);
                typed.AddRange(given.Tokens.Select(token => token.Value));
            }
        }

        return typed;
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };
}
