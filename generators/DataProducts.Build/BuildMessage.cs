using DataProducts.Cedar;

namespace DataProducts.Build;

/// <summary>Writes errors and warnings in the form that MSBuild and editors recognise:
/// <c>file(line,column): error DPnnnn: message</c>.</summary>
internal static class BuildMessage
{
    /// <summary>An error of the whole project, which has no line of its own.</summary>
    public static string Error(string file, DataProductException failure) => Error(file, failure.Id, failure.Message);

    /// <summary>An error of a file, which has no line of its own.</summary>
    public static string Error(string file, string id, string message) => Of(file, "error", id, message);

    /// <summary>A warning of a file, which has no line of its own.</summary>
    public static string Warning(string file, string id, string message) => Of(file, "warning", id, message);

    /// <summary>What is wrong with a policy, at its place, with what to do.</summary>
    public static string Of(CedarDiagnostic finding) => finding.ToString().ReplaceLineEndings(" ");

    // A line break would end the message for MSBuild, and let the rest pass for a message of its own.
    private static string Of(string file, string severity, string id, string message) =>
        $"{file}(1,1): {severity} {id}: {message.ReplaceLineEndings(" ")}";
}
