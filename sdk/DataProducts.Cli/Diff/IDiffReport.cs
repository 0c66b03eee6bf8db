using DataProducts.Cli.Ci;

namespace DataProducts.Cli.Diff;

/// <summary>What a comparison found, in every form that it is shown in.</summary>
internal interface IDiffReport
{
    /// <summary>Gets the exit code: a finding, or none.</summary>
    int ExitCode { get; }

    /// <summary>Gives the report that JUnit, SARIF and Markdown are made of.</summary>
    CiReport ToSections();

    /// <summary>Writes tables for a person.</summary>
    void WriteText();

    /// <summary>Writes one JSON document.</summary>
    void WriteJson();
}
