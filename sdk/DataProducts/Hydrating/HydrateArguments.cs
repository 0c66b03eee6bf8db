using System.Globalization;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>What was typed behind <c>hydrate</c>.</summary>
internal sealed record HydrateArguments
{
    public const string Help = """
        hydrate [options]

          --plan               says what a run would do: parts, columns, tables, tokens, cursors
          --dry-run            reads and checks every row; no vault, no file, no commit
          --replay BATCH       reads the rows again that BATCH put into quarantine, against the contract as it is now
          --from VALUE         with --to: only rows of this range of the source's cursor column; the cursor stays where it is
          --to VALUE           the end of the range, that value included
          --drift POLICY       freeze (default), additive, coerce, ignore-unknown; joined with +
          --max-rows N         refuses the batch if more than N rows break the contract
          --max-percent N      refuses the batch if more than N % of its rows do (default 50, of 100 rows or more)
          --json               writes one JSON document instead of tables
          --help               says this
        """;

    public bool Plan { get; init; }

    public bool Json { get; init; }

    public bool IsHelp { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public HydrationOptions Options { get; init; } = new();

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="DataProductException"><c>DP1002</c>: they are not understood.</exception>
    public static HydrateArguments Parse(ReadOnlySpan<string> arguments)
    {
        var read = new HydrateArguments();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (read.Switch(name) is { } switched)
            {
                read = switched;
            }
            else
            {
                read = ++i < arguments.Length && read.With(name, arguments[i]) is { } given
                    ? given
                    : throw new DataProductException("DP1002", $"hydrate does not understand {Shown(name)}, or what follows it; --help says what it does.");
            }
        }

        return read;
    }

    private HydrateArguments? Switch(string name) => name switch
    {
        "--plan" => this with { Plan = true },
        "--json" => this with { Json = true },
        "--help" or "-h" => this with { IsHelp = true },
        "--dry-run" => this with { Options = Options with { DryRun = true } },
        _ => null,
    };

    private HydrateArguments? With(string name, string value) => name switch
    {
        "--from" => this with { From = value },
        "--to" => this with { To = value },
        "--replay" => this with { Options = Options with { Replay = value } },
        "--drift" when DriftNames.Read(value) is { } drift => this with { Options = Options with { Drift = drift } },
        "--max-rows" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) =>
            this with { Options = Options with { Limit = Options.Limit with { Rows = rows } } },
        "--max-percent" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 =>
            this with { Options = Options with { Limit = Options.Limit with { Percent = percent } } },
        _ => null,
    };

    // What was typed may be a value in the wrong place.
    private static string Shown(string name) => name.StartsWith("--", StringComparison.Ordinal) && name.Length < 40 ? name : "an argument";
}
