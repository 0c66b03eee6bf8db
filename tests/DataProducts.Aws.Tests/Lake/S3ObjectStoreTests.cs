using System.Net;
using Amazon.S3.Model;
using DataProducts.TestKit;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>The object store on S3 as moto has it.</summary>
public sealed class S3ObjectStoreTests(Stands stands)
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task CreatedObject_IsReadBack_AndItsNameIsTaken()
    {
        using var stand = await S3Stand.StartAsync(stands);
        var (store, location) = (stand.Objects, At(stand, "t/metadata/a b'ü.json"));

        Assert.False(await store.ExistsAsync(location));
        Assert.True(await store.TryCreateAsync(location, "first"u8.ToArray()));
        Assert.False(await store.TryCreateAsync(location, "second"u8.ToArray()));

        Assert.True(await store.ExistsAsync(location));
        Assert.Equal("first"u8.ToArray(), await ReadAsync(store, location));
    }

    [Fact]
    public async Task OfEightCreators_OneGetsTrue()
    {
        using var stand = await S3Stand.StartAsync(stands);
        var location = At(stand, "race");

        var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await stand.Objects.TryCreateAsync(location, new[] { (byte)i }))));

        Assert.Equal(Array.IndexOf(got, true), Assert.Single(await ReadAsync(stand.Objects, location)));
        Assert.Single(got, true);
    }

    [Fact]
    public async Task AnswerThatWasLost_IsFoundOutToBeOurs()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var faults = new S3Faults();
        var store = stand.Open(faults);

        faults.LoseAnswer();
        Assert.True(await store.TryCreateAsync(At(stand, "a"), "mine"u8.ToArray()));
        faults.FailAfter();
        Assert.True(await store.TryCreateAsync(At(stand, "b"), "mine"u8.ToArray()));

        // Another's object of the same content is another's all the same.
        faults.Before(() => stand.Objects.TryCreateAsync(At(stand, "c"), "same"u8.ToArray()).AsTask());
        faults.FailAfter();
        Assert.False(await store.TryCreateAsync(At(stand, "c"), "same"u8.ToArray()));
        faults.Refuse(HttpStatusCode.ServiceUnavailable, "SlowDown");
        Assert.False(await store.TryCreateAsync(At(stand, "c"), "same"u8.ToArray()));
    }

    [Fact]
    public async Task FaultsBySeed_LeaveExactlyOneCreator()
    {
        const int Seed = 4711;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        using var stand = await S3Stand.StartAsync(stands);
        for (var round = 0; round < 20; round++)
        {
            var location = At(stand, $"f{round}");
            var got = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
            {
                using var faults = new S3Faults { Seed = Seed + (round * 10) + i };
                return await stand.Open(faults).TryCreateAsync(location, new[] { (byte)i });
            })));
            Assert.Equal(Array.IndexOf(got, true), Assert.Single(await ReadAsync(stand.Objects, location)));
            Assert.Single(got, true);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(5 * MiB)]
    [InlineData((11 * MiB) + 17)]
    public async Task Upload_IsReadBack_HoweverLarge(int length)
    {
        using var stand = await S3Stand.StartAsync(stands);
        var (store, location, content) = (stand.Open(change: Small), At(stand, $"data/{length}.parquet"), Content(length));

        await using (var upload = await store.BeginAsync(location))
        {
            await upload.Content.WriteAsync(content);
            Assert.Equal(length, upload.Content.Length);
            Assert.False(await store.ExistsAsync(location));
            Assert.True(await upload.CompleteAsync());
        }

        Assert.Equal(content, await ReadAsync(store, location));
        Assert.Equal(length, Assert.Single(await ListAsync(store, store.Root)).Length);
        Assert.Empty(await PendingAsync(stand));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(6 * MiB)]
    public async Task UploadToATakenName_IsFalse_AndLeavesNothing(int length)
    {
        using var stand = await S3Stand.StartAsync(stands);
        var (store, location) = (stand.Open(change: Small), At(stand, "taken"));
        await using (var upload = await store.BeginAsync(location))
        {
            await upload.Content.WriteAsync(Content(length));
            Assert.True(await store.TryCreateAsync(location, "theirs"u8.ToArray()));
            Assert.False(await upload.CompleteAsync());
        }

        Assert.Equal("theirs"u8.ToArray(), await ReadAsync(store, location));
        Assert.Empty(await PendingAsync(stand));
    }

    [Fact]
    public async Task UploadThatIsNotCompleted_LeavesNothing()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var spool = new TempFolder();
        using var faults = new S3Faults();
        var store = stand.Open(faults, one => Small(one) with { SpoolFolder = spool.Path, Retry = new AwsRetry { Attempts = 1 } });
        await using (var upload = await store.BeginAsync(At(stand, "never")))
        {
            await upload.Content.WriteAsync(Content(7 * MiB));
            if (!OperatingSystem.IsWindows())
            {
                var mode = File.GetUnixFileMode(Assert.Single(Directory.GetFiles(spool.Path)));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
            }

            faults.Before(() => Task.CompletedTask); // the upload begins
            faults.Refuse(HttpStatusCode.InternalServerError, "InternalError"); // and a part fails
            Assert.Equal("DP2124", (await Assert.ThrowsAsync<DataProductException>(async () => await upload.CompleteAsync())).Id);
        }

        Assert.Empty(await PendingAsync(stand));
        Assert.Empty(await ListAsync(stand.Objects, stand.Objects.Root));
        Assert.Empty(Directory.GetFiles(spool.Path));
    }

    [Fact]
    public async Task LostAnswerToTheLastPart_IsFoundOutToBeASuccess()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var faults = new S3Faults();
        var store = stand.Open(faults, one => Small(one) with { PartsAtOnce = 1 });
        await using var upload = await store.BeginAsync(At(stand, "late"));
        await upload.Content.WriteAsync(Content(6 * MiB));
        for (var i = 0; i < 3; i++)
        {
            faults.Before(() => Task.CompletedTask); // begin, two parts
        }

        faults.LoseAnswer();

        Assert.True(await upload.CompleteAsync());
        Assert.Equal(6 * MiB, (await ReadAsync(stand.Objects, At(stand, "late"))).Length);
    }

    [Fact]
    public async Task Stream_ReadsAnyRange_WithFewRequests()
    {
        const int Seed = 99;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        using var stand = await S3Stand.StartAsync(stands);
        using var faults = new S3Faults();
        var (store, location, content) = (stand.Open(faults), At(stand, "ranges"), Content(9 * MiB));
        await using (var upload = await store.BeginAsync(location))
        {
            await upload.Content.WriteAsync(content);
            Assert.True(await upload.CompleteAsync());
        }

        var random = new Random(Seed);
        await using (var stream = await store.OpenReadAsync(location))
        {
            for (var i = 0; i < 60; i++)
            {
                var start = random.Next(content.Length);
                var some = new byte[random.Next(1, 40_000)];
                stream.Seek(start, SeekOrigin.Begin);
                var read = i % 2 == 0 ? stream.ReadAtLeast(some, some.Length, throwOnEndOfStream: false) : await stream.ReadAtLeastAsync(some, some.Length, throwOnEndOfStream: false);
                Assert.Equal(Math.Min(some.Length, content.Length - start), read);
                Assert.True(some.AsSpan(0, read).SequenceEqual(content.AsSpan(start, read)));
            }
        }

        faults.Asked.Clear();
        Assert.Equal(content, await ReadAsync(store, location));
        Assert.InRange(faults.Asked.Count, 2, 8); // the end, then 256 KiB, 512 KiB, 1 MiB, 2 MiB, 4 MiB, the rest
    }

    [Fact]
    public async Task ObjectThatIsReplacedMeanwhile_IsNotReadFurther()
    {
        using var stand = await S3Stand.StartAsync(stands);
        var (store, location) = (stand.Objects, At(stand, "changing"));
        await store.ReplaceAsync(location, Content(2 * MiB));
        await using var stream = await store.OpenReadAsync(location);
        await store.ReplaceAsync(location, Content((2 * MiB) + 1));

        Assert.Equal("DP2127", (await Assert.ThrowsAsync<DataProductException>(async () => await stream.ReadExactlyAsync(new byte[10]))).Id);
    }

    [Fact]
    public async Task AbsentObject_IsNotFound_AndDeletingItIsNoError()
    {
        using var stand = await S3Stand.StartAsync(stands);

        await Assert.ThrowsAsync<FileNotFoundException>(async () => await stand.Objects.OpenReadAsync(At(stand, "absent")));
        await stand.Objects.DeleteAsync(At(stand, "absent"));
        Assert.Equal(0, await stand.Objects.EraseAsync(At(stand, "absent")));
        Assert.Empty(await ListAsync(stand.Objects, At(stand, "absent")));
    }

    [Fact]
    public async Task Listing_GoesOverPages_AndStaysInItsFolder()
    {
        using var stand = await S3Stand.StartAsync(stands);
        var store = stand.Objects;
        var names = Enumerable.Range(0, 1_050).Select(i => $"t/data/{i:D5}").ToArray();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (name, token) => Assert.True(await store.TryCreateAsync(At(stand, name), default, token)));
        Assert.True(await store.TryCreateAsync(At(stand, "t/data-2/x"), default));

        var listed = await ListAsync(store, At(stand, "t/data"));

        Assert.Equal(names.Select(name => At(stand, name)), listed.Select(one => one.Location).Order());
        Assert.All(listed, one => Assert.InRange(one.LastModified, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(1)));
        await store.DeleteAsync(names[0].Insert(0, store.Root + "/"));
        Assert.Equal(names.Length, (await ListAsync(store, store.Root)).Count);
    }

    [Theory]
    [InlineData("s3://dp-test-lake/other/x")]
    [InlineData("s3://another/{prefix}/x")]
    [InlineData("s3://dp-test-lake/{prefix}")]
    [InlineData("s3://dp-test-lake/{prefix}/")]
    [InlineData("s3://dp-test-lake/{prefix}-2/x")]
    [InlineData("s3://dp-test-lake/{prefix}/../x")]
    [InlineData("s3://dp-test-lake/{prefix}/a//b")]
    [InlineData("s3://dp-test-lake/{prefix}/a\\b")]
    [InlineData("/etc/passwd")]
    [InlineData("https://dp-test-lake/{prefix}/x")]
    public async Task LocationOutside_IsRefused(string location)
    {
        using var stand = await S3Stand.StartAsync(stands);
        location = location.Replace("{prefix}", stand.Prefix, StringComparison.Ordinal);

        Assert.Equal("DP2126", (await Assert.ThrowsAsync<DataProductException>(async () => await stand.Objects.OpenReadAsync(location))).Id);
        Assert.Equal("DP2126", (await Assert.ThrowsAsync<DataProductException>(async () => await stand.Objects.DeleteAsync(location))).Id);
    }

    [Fact]
    public async Task ErasedObject_HasNoVersionLeft()
    {
        using var stand = await S3Stand.StartAsync(stands, versioned: true);
        var store = stand.Open(change: one => one with { Bucket = $"{S3Stand.Bucket}-versioned" });
        var location = $"{store.Root}/person";
        await store.ReplaceAsync(location, "one"u8.ToArray());
        await store.ReplaceAsync(location, "two"u8.ToArray());
        await store.ReplaceAsync($"{location}-2", "another's"u8.ToArray());
        await store.DeleteAsync(location);
        Assert.False(await store.ExistsAsync(location));

        Assert.Equal(3, await store.EraseAsync(location)); // two versions and a marker

        var left = await stand.Client.ListVersionsAsync(new ListVersionsRequest { BucketName = $"{S3Stand.Bucket}-versioned", Prefix = stand.Prefix });
        Assert.Equal($"{stand.Prefix}/person-2", Assert.Single(left.Versions).Key);
    }

    [Fact]
    public async Task Refusal_NamesTheBucketAndNothingElse()
    {
        using var stand = await S3Stand.StartAsync(stands);
        using var faults = new S3Faults();
        faults.Refuse(HttpStatusCode.Forbidden, "AccessDenied");

        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await stand.Open(faults).TryCreateAsync(At(stand, "x"), "secret"u8.ToArray()));

        Assert.Equal("DP2125", refused.Id);
        Assert.DoesNotContain("injected", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KmsKey_IsAskedFor()
    {
        using var stand = await S3Stand.StartAsync(stands);
        var store = stand.Open(change: one => Small(one) with { KmsKey = "arn:aws:kms:eu-central-1:000000000201:key/1" });
        Assert.True(await store.TryCreateAsync(At(stand, "small"), "x"u8.ToArray()));
        await using (var upload = await store.BeginAsync(At(stand, "large")))
        {
            await upload.Content.WriteAsync(Content(6 * MiB));
            Assert.True(await upload.CompleteAsync());
        }

        foreach (var name in (string[])["small", "large"])
        {
            var head = await stand.Client.GetObjectMetadataAsync(S3Stand.Bucket, $"{stand.Prefix}/{name}");
            Assert.Equal("arn:aws:kms:eu-central-1:000000000201:key/1", head.ServerSideEncryptionKeyManagementServiceKeyId);
        }
    }

    private static S3ObjectStoreOptions Small(S3ObjectStoreOptions options) => options with { PartBytes = 5 * MiB };

    private static string At(S3Stand stand, string name) => $"s3://{S3Stand.Bucket}/{stand.Prefix}/{name}";

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private static async Task<byte[]> ReadAsync(S3ObjectStore store, string location)
    {
        await using var stream = await store.OpenReadAsync(location);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    private static async Task<List<ObjectInfo>> ListAsync(S3ObjectStore store, string location)
    {
        var all = new List<ObjectInfo>();
        await foreach (var one in store.ListAsync(location))
        {
            all.Add(one);
        }

        return all;
    }

    private static async Task<IReadOnlyList<MultipartUpload>> PendingAsync(S3Stand stand) =>
        (await stand.Client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = S3Stand.Bucket })).MultipartUploads?
            .Where(upload => upload.Key.StartsWith(stand.Prefix, StringComparison.Ordinal)).ToList() ?? [];
}
