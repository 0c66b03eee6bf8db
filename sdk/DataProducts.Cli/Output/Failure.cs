using System.CommandLine;
using System.CommandLine.Parsing;

namespace DataProducts.Cli.Output;

/// <summary>Tells a person, or a program, what went wrong: one line, one id, one exit code.</summary>
internal static class Failure
{
    public static int Show(DataProductException refusal, bool json)
    {
        var code = CodeOf(refusal.Id);
        Write(refusal.Id, refusal.Message, code, json);
        return code;
    }

    /// <summary>Says what of the command line is not understood, and where its help is; a program that reads JSON gets no help
    /// text.</summary>
    public static int ShowTyping(ParseResult parsed, bool json)
    {
        var path = string.Join(' ', Commands(parsed.CommandResult).Reverse());
        var what = string.Join(' ', parsed.Errors.Select(error => error.Message));
        Write("DP1002", $"{what} '{path} --help' shows what can be typed.", ExitCode.Usage, json);
        return ExitCode.Usage;
    }

    public static int ShowBug(Exception bug, bool json)
    {
        Write("DP1000", $"This is a bug in dataproduct ({bug.GetType().Name}); please report it with what you typed.", ExitCode.Bug, json);
        return ExitCode.Bug;
    }

    // A block of ids an area (docs/errors.md): what people type is theirs to mend, files and keys are the machine's.
    private static int CodeOf(string id) => id switch
    {
        "DP1250" or "DP1251" or "DP1253" or "DP1286" or "DP1605" or "DP1606" => ExitCode.Finding,
        "DP1255" => ExitCode.Environment,
        "DP1141" => ExitCode.Finding,
        "DP1142" or "DP1143" or "DP1144" or "DP1147" or "DP1148" or "DP1149" => ExitCode.Environment,
        "DP1293" or "DP1294" or "DP1295" or "DP1296" or "DP1297" or "DP1299" => ExitCode.Finding,
        "DP1298" => ExitCode.Usage,
        _ when id.StartsWith("DP129", StringComparison.Ordinal) => ExitCode.Environment,
        "DP1722" or "DP1723" or "DP1724" or "DP1725" or "DP1727" or "DP1728" => ExitCode.Finding,
        "DP1720" or "DP1721" or "DP1726" => ExitCode.Usage,
        "DP1407" => ExitCode.Usage,
        "DP1437" or "DP1453" or "DP1455" or "DP2042" or "DP2047" => ExitCode.Finding,
        _ when id.StartsWith("DP14", StringComparison.Ordinal) => ExitCode.Environment,
        _ when id.StartsWith("DP15", StringComparison.Ordinal) => ExitCode.Environment,
        _ when id.StartsWith("DP16", StringComparison.Ordinal) => ExitCode.Environment,
        "DP1740" or "DP1741" or "DP1742" or "DP1744" or "DP1745" => ExitCode.Finding,
        "DP1743" or "DP1746" or "DP1750" => ExitCode.Usage,
        _ when id.StartsWith("DP17", StringComparison.Ordinal) => ExitCode.Environment,
        "DP2000" or "DP2001" or "DP2002" or "DP2003" or "DP2005" or "DP2006" or "DP2045" or "DP2061" or "DP2062" or "DP2063" => ExitCode.Environment,
        "DP1850" or "DP1851" or "DP1852" or "DP1853" => ExitCode.Finding,
        "DP1001" or "DP1003" or "DP1005" or "DP1063" or "DP1815" => ExitCode.Environment,
        _ => ExitCode.Usage,
    };

    private static IEnumerable<string> Commands(CommandResult last)
    {
        for (var command = last; command is not null; command = command.Parent as CommandResult)
        {
            yield return command.Command.Name;
        }
    }

    private static void Write(string id, string message, int code, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new FailureDocument(id, message, code), CliJson.Default.FailureDocument);
            return;
        }

        Console.Error.WriteLine($"error {id}: {message}");
    }
}
