namespace DataProducts.Aws.Tests;

/// <summary>An erasure and a put meet at every call that either makes: whatever the order, nothing of the erased stays.</summary>
public sealed class ErasureRaceTests(Stands stands)
{
    /// <summary>Gets one with transactions and one without.</summary>
    public static TheoryData<Server> Servers => [Server.Batches, Server.All];

    [Theory]
    [InlineData(Server.Dynalite)]
    [InlineData(Server.Batches)]
    public async Task ErasureAtEachStepOfAPut_LeavesNothing(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var eraser = await stand.OpenAsync();
        var hook = new Hook();
        var client = await stand.ConnectAsync(hook);
        var written = 0;
        var erased = 0;
        foreach (var readmit in new[] { false, true })
        {
            foreach (var known in new[] { false, true })
            {
                for (var step = 0; ; step++)
                {
                    var writer = await DynamoDbVault.OpenAsync(client, stand.Options);
                    var key = Samples.Key(Samples.Subject());
                    if (known)
                    {
                        await writer.EpochAsync(); // from here on the writer takes the key for standing while the epoch stays
                    }

                    // Before the first call, after it, before the second, and so on.
                    var met = hook.At(step, async () =>
                    {
                        await eraser.OrderAsync(ErasureAct.Erase, key.Subject);
                        if (readmit)
                        {
                            await eraser.OrderAsync(ErasureAct.Readmit, key.Subject);
                            await eraser.AddKeyAsync(Samples.Key(key.Subject));
                        }
                    });
                    var entry = await writer.AddKeyAsync(key);
                    if (entry.Key is not { } standing || standing.Id != key.Id)
                    {
                        Assert.True(met());
                        continue;
                    }

                    var item = Samples.Item(key);
                    var write = await writer.PutIfAbsentAsync(new[] { Samples.ItemOfNobody(), item });
                    if (!met())
                    {
                        Assert.Same(VaultWrite.All, write);
                        break; // past the last call
                    }

                    _ = write.Erased is [1] ? erased++ : written++;
                    Assert.Empty(write.Standing);
                    await AssertNothingOfAsync(stand, item, readmit ? SubjectState.Active : SubjectState.Erased);
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{erased} answered erased, {written} counted as before the erasure");
        Assert.True(erased > 0 && written > 0);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task APutAtEachStepOfAnErasure_LeavesNothing(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var writer = await stand.OpenAsync();
        var hook = new Hook();
        var eraser = await stand.OpenAsync(hook);
        var position = 0;
        for (var step = 0; ; step++)
        {
            var key = Samples.Key(Samples.Subject());
            await writer.EpochAsync();
            await writer.AddKeyAsync(key);
            var before = Samples.Item(key);
            await writer.PutIfAbsentAsync(new[] { before });
            var late = Samples.Item(key);
            var met = hook.At(step, async () => await writer.PutIfAbsentAsync(new[] { late }));

            await eraser.ApplyAsync(Samples.Entry(++position, ErasureAct.Erase, key.Subject));
            await AssertNothingOfAsync(stand, before, SubjectState.Erased);
            await AssertNothingOfAsync(stand, late, SubjectState.Erased);
            if (!met())
            {
                break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task AnEraserThatWakesLate_TouchesNothingOfTheReadmitted(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var other = await stand.OpenAsync();
        var hook = new Hook();
        var sleeper = await stand.OpenAsync(hook);
        for (var step = 0; ; step++)
        {
            var (old, next) = (Samples.Key(Samples.Subject()), default(SubjectKey));
            var token = Samples.Token();
            await other.AddKeyAsync(old);
            await other.PutIfAbsentAsync(new[] { Samples.Item(old, token), Samples.Item(old) });
            var (reborn, position) = (default(VaultItem), ((await other.AppliedAsync())?.Position ?? 0) + 1);
            var order = Samples.Entry(position, ErasureAct.Erase, old.Subject);
            var met = hook.At(step, async () =>
            {
                await other.ApplyAsync(order);
                await other.ApplyAsync(Samples.Entry(position + 1, ErasureAct.Readmit, old.Subject));
                next = Samples.Key(old.Subject);
                await other.AddKeyAsync(next);
                reborn = Samples.Item(next, token);
                Assert.Same(VaultWrite.All, await other.PutIfAbsentAsync(new[] { reborn }));
            });

            await sleeper.ApplyAsync(order);
            if (!met())
            {
                break;
            }

            Assert.Equal(position + 1, (await other.AppliedAsync())!.Position);
            Assert.Equal(next.Id, (await other.FindKeyAsync(old.Subject)).Key!.Value.Id);
            Samples.AssertSame(reborn, (await other.FindAsync(reborn.Key)).Item);
            Assert.Single(await other.ListAsync(old.Subject).ToListAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task AnErasureCutShortAtEachStep_IsCompletedByARepeat(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        var vault = await stand.OpenAsync();
        var (hook, faults) = (new Hook(), new Faults(1, 0));
        var client = await stand.ConnectAsync(hook, faults);
        for (var step = 0; ; step++)
        {
            (hook.Before, faults.Down) = (null, false);
            var cut = await DynamoDbVault.OpenAsync(client, stand.Options with { Retry = Clients.Retry with { Attempts = 1 } });
            var key = Samples.Key(Samples.Subject());
            await vault.AddKeyAsync(key);
            var item = Samples.Item(key);
            await vault.PutIfAbsentAsync(new[] { item });
            var entry = Samples.Entry(((await vault.AppliedAsync())?.Position ?? 0) + 1, ErasureAct.Erase, key.Subject);
            var calls = 0;
            hook.Before = _ => Task.FromResult(faults.Down = Interlocked.Increment(ref calls) > step);
            try
            {
                await cut.ApplyAsync(entry);
                break;
            }
            catch (DataProductException failure)
            {
                Assert.Equal("DP2110", failure.Id);
            }

            Assert.Equal(entry.Order, (await vault.ApplyAsync(entry)).Order);
            Assert.Equal(entry.Mark, await vault.AppliedAsync());
            await AssertNothingOfAsync(stand, item, SubjectState.Erased);
            Assert.Equal(entry.Order.Request, (await vault.FindKeyAsync(key.Subject)).Request);
        }
    }

    private static async Task AssertNothingOfAsync(VaultStand stand, VaultItem item, SubjectState state)
    {
        var vault = await stand.OpenAsync();
        var row = await stand.Client.GetItemAsync(stand.Options.Table, VaultRows.Of(item.Key).Attributes(), consistentRead: true);
        Assert.False(row.Item is { Count: > 0 }, "a row of the erased stands");
        var found = await vault.FindAsync(item.Key);
        Assert.Null(found.Item);
        Assert.Equal(state, found.Subject.State);
    }
}
