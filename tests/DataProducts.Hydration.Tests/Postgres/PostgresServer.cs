using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DataProducts.Hydration.Tests;
using DataProducts.TestKit;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace DataProducts.Hydration.Tests;

/// <summary>A PostgreSQL in a temporary folder on a free port, started when a test asks for it, and ended with the run.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Absent = "PostgreSQL is not installed; ./test installs Debian's package 'postgresql' where it can.";

    // It refuses to run as root, and needs no other right than to its folder.
    private const string User = "postgres";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<NpgsqlDataSource>> _started;
    private Process? _server;

    public PostgresServer() => _started = new(StartAsync);

    /// <summary>Gives a database of its own.</summary>
    public async Task<NpgsqlDataSource> DatabaseAsync()
    {
        var server = await _started.Value;
        var name = $"t{Guid.NewGuid():N}";
        await using var command = server.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, Pooling = false });
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await _started.Value.Result.DisposeAsync();
        }

        await EndAsync();
        _folder.Dispose();
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(
                Directory.Exists("/usr/lib/postgresql")
                    ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderDescending(StringComparer.Ordinal)
                    : [])
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private async Task<NpgsqlDataSource> StartAsync()
    {
        if (Find("initdb") is not { } initdb || Find("postgres") is not { } postgres)
        {
            Conformance.Absent(Absent);
            throw new InvalidOperationException(Absent);
        }

        using var stop = new CancellationTokenSource(Patience);
        var data = _folder["data"];
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", [User, _folder.Path], stop.Token);
        }

        await RunAsync(initdb, ["-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync"], stop.Token, asUser: true);
        var port = FreePort();
        _server = Start(
            postgres, ["-D", data, "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-k", "", "-c", "fsync=off"], asUser: true);
        var source = NpgsqlDataSource.Create(string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User};Database=postgres;Pooling=false;Timeout=3"));
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stop.Token);
                return source;
            }
            catch (NpgsqlException) when (!stop.IsCancellationRequested && !_server.HasExited)
            {
                await Task.Delay(50, stop.Token);
            }
        }
    }

    private async Task EndAsync()
    {
        if (_server is null)
        {
            return;
        }

        // Under a changed user our child is the program that changed it; the server's own id is in its folder.
        if (File.Exists(Path.Combine(_folder["data"], "postmaster.pid"))
            && int.TryParse((await File.ReadAllLinesAsync(Path.Combine(_folder["data"], "postmaster.pid")))[0], out var id))
        {
            using var end = Process.Start("kill", ["-INT", id.ToString(CultureInfo.InvariantCulture)]);
            await end.WaitForExitAsync();
        }

        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _server.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            _server.Kill(entireProcessTree: true);
        }

        _server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken stop, bool asUser = false)
    {
        using var process = Start(program, arguments, asUser);
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} ended with {process.ExitCode}");
    }

    private static Process Start(string program, string[] arguments, bool asUser)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        string[] line = asUser && Environment.UserName == "root" ? ["setpriv", "--reuid", User, "--regid", User, "--clear-groups", program] : [program];
        start.FileName = line[0];
        foreach (var argument in line[1..].Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception failure)
        {
            Conformance.Absent($"{Absent} {failure.Message}");
            throw;
        }
    }
}
