using System.Text;
using System.Text.Json.Nodes;
using DataProducts.Hydration;
using DataProducts.Query;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>A person is erased from vault and lake: afterwards no byte of the platform's folder knows them, but for what the law keeps.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    // The greatest identifier of its file, so that bounds and statistics name it too.
    private const string Person = "zz-4711";
    private const string Email = "zoe.4711@example.org";
    private const string Phone = "+49 30 12344711";
    private const string Street = "Zoeweg 4711";
    private const string Otto = "otto@bank.example";
    private const int People = 40;

    private static readonly Jurisdiction Place = Jurisdiction.EU;

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SubjectQuestion Question => new(Place, SmallState.Product, Otto, Person);

    private string State => _folder["state"];

    public async ValueTask InitializeAsync()
    {
        await using var platform = Open();
        Directory.CreateDirectory(_folder["policies"]);
        foreach (var policy in Directory.GetFiles(SmallState.Policies, "*.cedar"))
        {
            File.Copy(policy, Path.Combine(_folder["policies"], Path.GetFileName(policy)));
        }

        await File.WriteAllTextAsync(Path.Combine(_folder["policies"], "administer.cedar"), """
            @id("retail.customers.administer")
            @reason("the owning team answers persons who ask for their data")
            permit (
              principal in DataProducts::Group::"customer-owners",
              action == DataProducts::Action::"administer",
              resource == DataProducts::Product::"retail.customers"
            );
            """, Cancel);
        await platform.RegisterAsync<Customer>(_folder["policies"], Path.Combine(AppContext.BaseDirectory, "people.json"), Cancel);
        Assert.Equal(People + 1, (await HydrateAsync(platform, "a")).RowsWritten.Values.Sum());
        Assert.Equal(People, (await HydrateAsync(platform, "b")).RowsWritten.Values.Sum());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ErasedPerson_IsInNoByteOfTheFolder()
    {
        var (subject, tokens) = await KnownAsync();
        var originals = new NeedleSearch([Person, Email, Phone, Street]);
        var known = new NeedleSearch([.. tokens, .. Forms(subject)]);
        Assert.NotEmpty(await FoundInLakeAsync(known));
        Assert.NotEmpty(await FoundInLakeAsync(originals)); // the identifier, which the contract does not make a token of
        var table = await TableAsync();
        await table.AddReferenceAsync(new Lake.LakeReference("audit-2026", (await table.SnapshotsAsync(Cancel))[0].Id, IsTag: true, null), Cancel);

        await using var platform = Open();
        var plan = (await platform.PlanErasureAsync(Question, Cancel)).Plan!;
        var outcome = await platform.ErasePersonAsync(Question, Guid.NewGuid(), cancellationToken: Cancel);

        var taken = Assert.Single(plan.Tables);
        Assert.Equal(("eu__retail__customers__v1.customers", 1L, 2), (taken.Table, taken.Rows, taken.Snapshots.Count));
        Assert.Equal(["audit-2026"], taken.References);
        Assert.Equal(3, outcome.Report!.VaultItems);
        Assert.Equal(taken.Table, Assert.Single(outcome.Report.Tables).Table);
        Assert.Contains(outcome.Report.Files, file => file.File.EndsWith(".parquet", StringComparison.Ordinal));
        Assert.All(outcome.Report.Files, file => Assert.Equal(64, file.Sha256.Length));

        // The lake, its catalog and its quarantine know nothing, compressed or not.
        Assert.Empty(await FoundInLakeAsync(originals));
        Assert.Empty(await FoundInLakeAsync(known));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(State, "lake"), "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file).AsSpan().IndexOf(subject) >= 0);

        // Elsewhere the originals are nowhere, and the reference only where the law wants to know that somebody was erased.
        Assert.Empty(originals.FindInFiles(State).Found);
        Assert.Empty(new NeedleSearch(tokens).FindInFiles(State).Found);
        var kept = new NeedleSearch(Forms(subject)).FindInFiles(State).Found.Select(one => Path.GetRelativePath(State, one[..one.IndexOf(", byte", StringComparison.Ordinal)]))
            .Select(path => path.Split(Path.DirectorySeparatorChar)[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Subset(new HashSet<string> { "erasures", "removals", "vaults" }, kept.ToHashSet());
        Assert.Equal(outcome.ReportFile, Assert.Single(Directory.GetFiles(Path.Combine(State, "removals"), "*", SearchOption.AllDirectories)));
        Assert.DoesNotContain(await platform.VerifyAuditAsync(Cancel), log => log.Problem is not null);
    }

    [Fact]
    public async Task OtherRowsStayAndAreRead_AndHydrationGoesOn()
    {
        await using var platform = Open();
        await platform.ErasePersonAsync(Question, Guid.NewGuid(), cancellationToken: Cancel);

        Assert.True((await HydrateAsync(platform, "a")).AlreadyHydrated);
        Assert.True((await HydrateAsync(platform, "b")).AlreadyHydrated);
        Assert.Equal(2 * People, await RowsAsync(platform));
        var next = await HydrateAsync(platform, "c");
        Assert.Equal((People, 0L), (next.RowsWritten.Values.Sum(), next.RowsQuarantined));
        Assert.Equal(3 * People, await RowsAsync(platform));
        var again = await platform.HydrateAsync<Customer>(Source("back", Row(Person, Email, Phone, Street)), cancellationToken: Cancel);
        Assert.Equal((0L, 1L), (again.RowsWritten.Values.Sum(), again.RowsQuarantined)); // the vault keeps the person out
    }

    [Fact]
    public async Task StoppedAtAnyStep_IsFinishedByTheNextRun()
    {
        var steps = new List<ErasureStep>();
        var (subject, tokens) = await KnownAsync();
        var known = new NeedleSearch([.. tokens, .. Forms(subject), Person]);
        using (var whole = new TempFolder())
        {
            CopyFolder(State, whole["state"]);
            await using var undisturbed = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = whole["state"] });
            await undisturbed.ErasePersonAsync(Question, Guid.NewGuid(), new Told(step => steps.Add(step)), Cancel);
        }

        Assert.Equal(Enum.GetValues<ErasureStep>(), steps.Distinct());
        for (var stop = 0; stop < steps.Count; stop++)
        {
            using var copy = new TempFolder();
            CopyFolder(State, copy["state"]);
            var (first, left) = (Guid.NewGuid(), stop);
            await using (var stopped = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = copy["state"] }))
            {
                await Assert.ThrowsAsync<TimeoutException>(() => stopped.ErasePersonAsync(
                    Question, first, new Told(_ => Stop(left-- == 0)), Cancel));
            }

            await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = copy["state"] });
            Assert.Equal(first, (await platform.PlanErasureAsync(Question, Cancel)).Plan!.Unfinished);
            var report = (await platform.ErasePersonAsync(Question, Guid.NewGuid(), cancellationToken: Cancel)).Report!;

            Assert.Equal((first, 1L), (report.Request, report.Tables.Sum(table => table.Rows)));
            Assert.NotEmpty(report.Files);
            Assert.Empty(await FoundInLakeAsync(known, copy["state"]));
            Assert.Equal(2 * People, await RowsAsync(platform));
            Assert.Null((await platform.PlanErasureAsync(Question, Cancel)).Plan!.Unfinished);
        }
    }

    [Fact]
    public async Task LegalHold_BlocksErasure_UntilItIsLifted()
    {
        await using var platform = Open();
        var onPerson = (await platform.PlaceHoldAsync(Place, SmallState.Product, Person, "file 12/26", Otto, Cancel)).Hold!;
        var onProduct = (await platform.PlaceHoldAsync(Place, SmallState.Product, null, "file 13/26", Otto, Cancel)).Hold!;
        Assert.Equal(2, (await platform.HoldsAsync(Cancel)).Count);
        Assert.Equal([onPerson, onProduct], (await platform.PlanErasureAsync(Question, Cancel)).Plan!.Holds);

        await RefusedAsync("DP1141");
        Assert.Equal("DP1141", (await Assert.ThrowsAsync<DataProductException>(() => platform.EraseAsync(Question, Guid.NewGuid(), Cancel))).Id);
        await platform.LiftHoldAsync(onPerson.Id, Otto, Cancel);
        await RefusedAsync("DP1141");
        await platform.LiftHoldAsync(onProduct.Id, Otto, Cancel);
        var damaged = Path.Combine(platform.Layout.Holds, $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(damaged, "{}", Cancel);
        await RefusedAsync("DP1144");
        File.Delete(damaged);
        Assert.Equal(2 * People + 1, await RowsAsync(platform));
        Assert.Equal(SubjectState.Active.ToString(), (await platform.PlanErasureAsync(Question, Cancel)).Plan!.Vault);
        Assert.NotNull((await platform.ErasePersonAsync(Question, Guid.NewGuid(), cancellationToken: Cancel)).Report);
        Assert.Empty(new NeedleSearch([Person]).FindInFiles(platform.Layout.Holds).Found);

        async Task RefusedAsync(string id) => Assert.Equal(
            id, (await Assert.ThrowsAsync<DataProductException>(() => platform.ErasePersonAsync(Question, Guid.NewGuid(), cancellationToken: Cancel))).Id);
    }

    [Fact]
    public async Task Retention_RemovesWhatIsOld_ButWhatIsHeld()
    {
        var time = new FixedClock(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
        await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State, TimeProvider = time });
        Assert.Empty((await platform.RetainAsync(apply: true, Cancel)).Ports);
        await RetainForAsync(platform, "P1M"); // batch a is of 2025-09, batch b of 2026-01
        var hold = (await platform.PlaceHoldAsync(Place, SmallState.Product, null, "file 14/26", Otto, Cancel)).Hold!;
        var held = await platform.RetainAsync(apply: true, Cancel);
        Assert.Equal((hold.Id, People + 1L), Of(held));
        Assert.Equal(2 * People + 1, await RowsAsync(platform));

        await platform.LiftHoldAsync(hold.Id, Otto, Cancel);
        await platform.PlaceHoldAsync(Place, SmallState.Product, Person, "file 15/26", Otto, Cancel);
        var plan = await platform.RetainAsync(apply: false, Cancel);
        Assert.Equal((null, (long)People), Of(plan));
        Assert.Equal(2 * People + 1, await RowsAsync(platform));
        var done = await platform.RetainAsync(apply: true, Cancel);

        Assert.Equal((null, (long)People), Of(done));
        Assert.NotEmpty(done.Files);
        Assert.Equal(People + 1, await RowsAsync(platform)); // batch b, and the one person of batch a who is held
        Assert.Empty(await FoundInLakeAsync(new NeedleSearch(["a-1", "a-17"])));
        Assert.NotEmpty(await FoundInLakeAsync(new NeedleSearch([Person])));
        Assert.Equal((null, 0L), Of(await platform.RetainAsync(apply: true, Cancel)));
        Assert.True((await HydrateAsync(platform, "a")).AlreadyHydrated);

        static (Guid?, long) Of(RetentionReport report) => (Assert.Single(report.Ports, port => port.Jurisdiction == "EU") is var port ? port.Hold : null, port.Removal.Rows);
    }

    private static void Stop(bool now)
    {
        if (now)
        {
            throw new TimeoutException();
        }
    }

    private static async Task RetainForAsync(EmbeddedPlatform platform, string period)
    {
        var registered = (await platform.Catalog.FindAsync(SmallState.Product, Cancel))!;
        var manifest = JsonNode.Parse(registered.Manifest)!;
        manifest["ports"]![0]!["retention"] = new JsonObject { ["period"] = period, ["column"] = "modified" };
        await platform.Catalog.RegisterAsync(registered with { Manifest = manifest.ToJsonString() }, replace: true, Cancel);
    }

    private EmbeddedPlatform Open() => EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State });

    private static Task<HydrationReport> HydrateAsync(EmbeddedPlatform platform, string batch)
    {
        var rows = Enumerable.Range(1, People).Select(i => Row($"{batch}-{i}", $"{batch}{i}@example.org", "", $"{batch}-Str. {i}", batch)).ToList();
        if (batch == "a")
        {
            rows.Insert(20, Row(Person, Email, Phone, Street));
        }

        return platform.HydrateAsync<Customer>(Source(batch, [.. rows]), cancellationToken: Cancel);
    }

    private static string Row(string id, string email, string phone, string street, string batch = "a") =>
        $"{id},{email},{phone},{street},,Bonn,DE,Vista,,{(batch == "a" ? "2025-09-01" : "2026-01-10")} 10:00:00.000";

    private static CsvSource Source(string name, params string[] rows) => CsvSource.Stream(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(
        Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,modified")) + "\n"))));

    private async Task<Lake.LakeTable> TableAsync(string? state = null) => (await Lake.TableLake.Local(Path.Combine(state ?? State, "lake", "EU"), TimeProvider.System)
        .TryOpenAsync(Lake.TableNames.Of(SmallState.Product, "1", "customers", Place), Cancel))!;

    private static async Task<long> RowsAsync(EmbeddedPlatform platform)
    {
        var version = (await platform.Versions.CurrentAsync(SmallState.Product, "customers", Cancel))!;
        var table = (await platform.LakeOf(Place).TryOpenAsync(Lake.TableNames.Of(SmallState.Product, "1", "customers", Place), Cancel))!;
        var rows = 0L;
        await foreach (var batch in table.ReadAsync(version.Snapshots[Place], ["customer_id"], Cancel))
        {
            rows += batch.RowCount;
        }

        return rows;
    }

    private async Task<(byte[] Subject, IReadOnlyList<string> Tokens)> KnownAsync()
    {
        var files = Duck.Parquet(Directory.GetFiles(LakeTables.Lake(State, "EU"), "*.parquet", SearchOption.AllDirectories));
        var row = Assert.Single(await Duck.RowsAsync($"SELECT hex(dp_subject), email, phone, address_line FROM {files} WHERE customer_id = '{Person}'"));
        return (Convert.FromHexString(row[0]!), [row[1]!, row[2]!, row[3]!]);
    }

    // A reference is bytes in the lake, and digits in ledgers and reports.
    private static IEnumerable<string> Forms(byte[] subject) =>
        [Convert.ToHexStringLower(subject), Convert.ToHexString(subject)];

    // Every file as it is, every manifest inflated, every cell of every data file, whether or not a snapshot names it.
    private async Task<List<string>> FoundInLakeAsync(NeedleSearch search, string? state = null)
    {
        state ??= State;
        var found = new List<string>();
        var data = 0;
        foreach (var folder in (string[])[Path.Combine(state, "lake"), Path.Combine(state, "quarantine")])
        {
            found.AddRange(search.FindInFiles(folder).Found);
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (file.EndsWith(".avro", StringComparison.Ordinal) && search.Find(AvroBlocks.Inflate(await File.ReadAllBytesAsync(file, Cancel))) is { } inflated)
                {
                    found.Add($"{file}, inflated, {inflated}");
                }

                if (file.EndsWith(".parquet", StringComparison.Ordinal))
                {
                    data++;
                    found.AddRange(await CellsAsync(file, search));
                }
            }
        }

        Assert.True(data > 0);
        return found;
    }

    private static async Task<IEnumerable<string>> CellsAsync(string file, NeedleSearch search)
    {
        var one = Duck.Parquet([file]);
        var blobs = (await Duck.RowsAsync($"DESCRIBE SELECT * FROM {one}")).Where(column => column[1] == "BLOB").Select(column => column[0]!).ToHashSet();
        var columns = (await Duck.RowsAsync($"DESCRIBE SELECT * FROM {one}")).Select(column => blobs.Contains(column[0]!) ? $"hex({column[0]})" : $"{column[0]}::VARCHAR");
        var rows = await Duck.RowsAsync($"SELECT {string.Join(", ", columns)} FROM {one}");
        return rows.Where(row => search.Find(Encoding.UTF8.GetBytes(string.Join('\n', row))) is not null).Select(_ => $"{file}, a cell");
    }

    private static void CopyFolder(string from, string to)
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(from);
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(to) : Directory.CreateDirectory(to, mode);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.GetDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private sealed class Told(Action<ErasureStep> hears) : IProgress<ErasureStep>
    {
        public void Report(ErasureStep value) => hears(value);
    }
}
