using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine(string Property, long Count, int Seed, long Start, int Failures, TimeSpan? Limit)
{
    public const string Help = "-- <property> [--count N] [--seed S] [--start STEP] [--failures N] [--minutes M]";

    private const long DefaultCount = 20_000;

    /// <summary>Reads the arguments; null if they make no sense.</summary>
    public static CommandLine? Read(string[] arguments)
    {
        if (arguments.Length == 0 || arguments.Length % 2 == 0)
        {
            return null;
        }

        var line = new CommandLine(arguments[0], DefaultCount, 1, 0, 1, null);
        for (var i = 1; i < arguments.Length; i += 2)
        {
            if (!double.TryParse(arguments[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            switch (arguments[i])
            {
                case "--count": line = line with { Count = (long)value }; break;
                case "--seed": line = line with { Seed = (int)value }; break;
                case "--start": line = line with { Start = (long)value }; break;
                case "--failures": line = line with { Failures = (int)value }; break;
                case "--minutes":
                    line = line with { Limit = TimeSpan.FromMinutes(value), Count = line.Count == DefaultCount ? long.MaxValue : line.Count };
                    break;
                default: return null;
            }
        }

        return line;
    }
}
