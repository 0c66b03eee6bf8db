using System.Diagnostics;
using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>cedar-wasm in a resident Node.js process.</summary>
/// <remarks>Hostile depth ends the instance, and the process with it.</remarks>
internal sealed class WasmOracle : IAsyncDisposable
{
    private readonly ResidentProcess _process = new(StartAsync, TimeSpan.FromSeconds(60));

    /// <summary>Gets how often the instance trapped.</summary>
    public int Traps => _process.Ends;

    /// <summary>Asks a batch; state that calls leave behind is there for later calls of the same batch only.</summary>
    /// <returns>The answers in order; null from the call on that the process did not survive.</returns>
    public async Task<JsonElement?[]> AskAsync(IReadOnlyList<OracleCall> calls)
    {
        string[] lines = [.. calls.Select(call => call.Line)];
        var answers = await _process.AskAsync(lines);

        // Another batch may be what ended the process, so each gets a second try.
        answers = Array.IndexOf(answers, null) >= 0 ? await _process.AskAsync(lines) : answers;
        return Array.ConvertAll(answers, answer => answer is null ? (JsonElement?)null : Parse(answer));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text, new() { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    private static async Task<ProcessStartInfo> StartAsync()
    {
        var start = new ProcessStartInfo("node");
        start.ArgumentList.Add(Path.Combine(TestKit.RepositoryRoot.Path, "tests", "oracles", "cedar", "sidecar.cjs"));
        start.Environment["ORACLE_MODULES"] = await TestKit.NodeOracle.InstallAsync("cedar");
        return start;
    }
}
