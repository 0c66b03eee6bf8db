using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Decides a question a line, and writes an answer a line as it goes.</summary>
internal static class BatchRun
{
    /// <returns>2 if a question was refused, else 1 if one was denied, else 0.</returns>
    public static async Task<int> RunAsync(Decider decider, string path, OutputForm form, CancellationToken cancellation)
    {
        var file = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        using var progress = new Progress("decided", null);
        var worst = ExitCode.Done;
        var number = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                worst = Math.Max(worst, Answer(decider, line, number, file.Path, form));
                progress.Step();
            }
        }

        return worst;
    }

    private static int Answer(Decider decider, string line, int number, string path, OutputForm form)
    {
        try
        {
            var decision = decider.Decide(RequestInputs.Parse(line, path, decider.Schema));
            if (form == OutputForm.Json)
            {
                Write(DecisionDocument.Of(decision, number));
            }
            else
            {
                DecisionOutput.WriteShort(number, decision);
            }

            return decision.Allowed ? ExitCode.Done : ExitCode.Finding;
        }
        catch (CedarException refused)
        {
            // A finding's line is that within the question; in the file it is the question's.
            var placed = new CedarDataException([.. refused.Diagnostics.Select(one => one with { Path = path, Line = number, Column = Math.Max(1, one.Column) })]);
            if (form == OutputForm.Json)
            {
                Write(DecisionDocument.Of(placed, number));
            }
            else
            {
                FindingsOutput.WriteLines(placed.Diagnostics);
            }

            return ExitCode.Usage;
        }
    }

    private static void Write(DecisionDocument document) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(document, CedarJsonLines.Readable.DecisionDocument));
}
