using DataProducts.TestKit;
using Microsoft.Data.Sqlite;

namespace DataProducts.Cli.Tests;

public sealed class DoctorTests(BankState bank) : IClassFixture<BankState>
{
    [Fact]
    public async Task MachineWithoutAFolder_IsHealthy()
    {
        using var temp = new TempFolder();

        var ran = await Tool.RunInAsync(temp.Path, "doctor", "--json");

        Assert.Equal((0, true), (ran.Code, (bool)ran.Json["healthy"]!));
        var checks = ran.Json["checks"]!.AsArray().Select(check => (string?)check!["check"]).ToList();
        Assert.Contains("platform folder", checks);
        Assert.Contains("token kernel", checks);
        Assert.Equal(0, (await Tool.RunInAsync(temp.Path, "doctor")).Code);
    }

    [Fact]
    public async Task FolderThatWasJustMade_IsHealthy()
    {
        var ran = await Tool.RunAsync("doctor", "--state", bank.Folder, "--json");

        Assert.True(ran.Code == 0, ran.Output);
        Assert.All(ran.Json["checks"]!.AsArray(), check => Assert.True((bool)check!["ok"]!, check.ToJsonString()));
    }

    [Fact]
    public async Task KeyThatOthersMayRead_IsAFindingWithItsRemedy()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists, not modes.");
            return; // the platform analyzer does not know that a skip ends the test
        }

        using var temp = new TempFolder();
        var state = bank.CopyTo(temp["state"]);
        var key = Directory.GetFiles(Path.Combine(state, "keys"), "*", SearchOption.AllDirectories)[0];
        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.OtherRead);

        var ran = await Tool.RunAsync("doctor", "--state", state, "--json");

        Assert.Equal((1, false), (ran.Code, (bool)ran.Json["healthy"]!));
        var bad = ran.Json["checks"]!.AsArray().Single(check => !(bool)check!["ok"]!)!;
        Assert.StartsWith("chmod ", (string?)bad["advice"], StringComparison.Ordinal);
        Assert.Contains("chmod", (await Tool.RunAsync("doctor", "--state", state)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewerCatalog_IsAClearError()
    {
        using var temp = new TempFolder();
        var state = bank.CopyTo(temp["state"]);
        SetFormat(Path.Combine(state, "catalog.db"), 99);

        var ran = await Tool.RunAsync("show", "--state", state);
        Assert.Equal(3, ran.Code);
        Assert.StartsWith("error DP1290: ", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);

        var doctor = await Tool.RunAsync("doctor", "--state", state, "--json");
        Assert.Equal(1, doctor.Code);
        Assert.Contains("DP1290", doctor.Output, StringComparison.Ordinal);
    }

    private static void SetFormat(string path, int format)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA user_version = {format}";
        command.ExecuteNonQuery();
    }
}
