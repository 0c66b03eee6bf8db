using DataProducts.Cedar;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Cedar;

/// <summary>Tells what of a command's inputs was refused: each finding at its line, and one exit code.</summary>
internal static class Refusal
{
    public static async Task<int> GuardAsync(OutputForm form, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (CedarException refused)
        {
            if (form == OutputForm.Json)
            {
                JsonOutput.Write(DecisionDocument.Of(refused), CedarJson.Readable.DecisionDocument);
            }
            else
            {
                FindingsOutput.WriteLines(refused.Diagnostics);
            }

            return ExitCode.Usage;
        }
    }
}
