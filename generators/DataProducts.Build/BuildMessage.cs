using DataProducts.Cedar;

namespace DataProducts.Build;

/// <summary>Writes errors and warnings in the form that MSBuild and editors recognise:
/// <c>file(line,column): error DPnnnn: message</c>.</summary>
internal static class BuildMessage
{
    /// <summary>An error of the whole project, which has no line of its own.</summary>
    public static string Error(string file, DataProductException failure) => Error(file, 1, 1, failure.Id, failure.Message);

    /// <summary>What is wrong with a policy, at its place, with what to do.</summary>
    public static string Of(CedarDiagnostic finding) => finding.ToString().ReplaceLineEndings(" ");

    // A line break would end the message for MSBuild, and let the rest pass for a message of its own.
    private static string Error(string file, int line, int column, string id, string message) =>
        FormattableString.Invariant($"{file}({line},{column}): error {id}: {message.ReplaceLineEndings(" ")}");
}
