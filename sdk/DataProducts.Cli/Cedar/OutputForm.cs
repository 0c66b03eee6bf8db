using System.CommandLine;

namespace DataProducts.Cli.Cedar;

/// <summary>How findings are written.</summary>
internal enum OutputForm
{
    /// <summary>One line a finding, in MSBuild's form.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}

/// <summary>The option <c>--output</c>.</summary>
internal static class OutputOption
{
    public static Option<OutputForm> Make(params OutputForm[] forms)
    {
        var names = forms.Select(Name).ToArray();
        var option = new Option<OutputForm>("--output", "-o")
        {
            Description = "How to write the result.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => OutputForm.Text,
            CustomParser = result => Enum.TryParse<OutputForm>(result.Tokens[0].Value, ignoreCase: true, out var form) ? form : OutputForm.Text,
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    /// <summary>Says whether a failure is to be told as JSON too, also where the command line was not understood.</summary>
    public static bool IsJson(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--output=json" or "-o=json" or "--output:json" or "-o:json"
                || (arguments[i] is "--output" or "-o" && i + 1 < arguments.Count && arguments[i + 1] == "json"))
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(OutputForm form) => form.ToString().ToLowerInvariant();
}
