using System.CommandLine;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar</c>: policies in the Cedar language, of a product or of anybody.</summary>
internal static class CedarCommand
{
    public static Command Make() => new("cedar", "Policies in the Cedar language: check, format, validate, decide, explain.")
    {
        CheckCommand.Make(),
        FormatCommand.Make(),
        ValidateCommand.Make(),
        LintCommand.Make(),
        AuthorizeCommand.Make(),
        ExplainCommand.Make(),
    };
}
