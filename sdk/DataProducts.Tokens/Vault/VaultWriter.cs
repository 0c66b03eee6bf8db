namespace DataProducts.Tokens;

/// <summary>What changes a vault, each within one transaction of the caller.</summary>
internal sealed class VaultWriter(SubjectRows subjects, VaultItems items, VaultState state)
{
    public void AddOrGet(ReadOnlySpan<SubjectKey> proposed, Span<SubjectEntry> standing)
    {
        for (var i = 0; i < proposed.Length; i++)
        {
            if (proposed[i].Subject == default)
            {
                throw new ArgumentException("Nobody in particular has no key.", nameof(proposed));
            }

            standing[i] = AddOrGet(proposed[i]);
        }
    }

    public VaultWrite Put(ReadOnlySpan<VaultItem> offered)
    {
        List<StandingItem>? standing = null;
        List<int>? erased = null;
        var subject = new SubjectLookup(subjects);
        for (var i = 0; i < offered.Length; i++)
        {
            ref readonly var item = ref offered[i];
            subject.Seek(item.Key.Subject);
            if (!subject.Opens(item))
            {
                (erased ??= []).Add(i);
            }
            else if (!items.TryAdd(subject.Row.Number, item) && Standing(item, ref subject) is { } other)
            {
                (standing ??= []).Add(new StandingItem(i, other));
            }
        }

        return standing is null && erased is null ? VaultWrite.All : new VaultWrite(standing ?? [], erased ?? []);
    }

    public void Remove(ReadOnlySpan<VaultKey> keys)
    {
        var subject = new SubjectLookup(subjects);
        foreach (ref readonly var key in keys)
        {
            items.Remove(subject.Seek(key.Subject).Number, key);
        }
    }

    /// <summary>Carries out the next entry of the ledger; one that was carried out before does nothing.</summary>
    public SubjectErasure Apply(ErasureEntry entry)
    {
        var order = entry.Order;
        var applied = state.Applied()?.Position ?? 0;
        if (entry.Mark.Position > applied + 1)
        {
            throw ErasureErrors.NotNext(entry.Mark.Position, applied);
        }

        var before = order.Act == ErasureAct.Begin ? SubjectRow.None : subjects.Find(order.Subject);
        if (entry.Mark.Position <= applied)
        {
            return new SubjectErasure(order, before.State, before.State, 0, 0);
        }

        state.Apply(entry.Mark);
        return order.Act == ErasureAct.Begin ? new SubjectErasure(order, before.State, before.State, 0, 0) : CarryOut(order, before);
    }

    private SubjectEntry AddOrGet(in SubjectKey key)
    {
        SubjectKey? standing = null;
        if (!subjects.TryAdd(key.Subject, out var row))
        {
            row = subjects.Find(key.Subject, key.Space, out standing);
        }

        if (standing is null && !row.IsGone)
        {
            subjects.AddKey(row, key);
            standing = key;
        }

        return row.With(standing);
    }

    private SubjectErasure CarryOut(in ErasureOrder order, in SubjectRow before)
    {
        state.RaiseEpoch();
        var row = subjects.FindOrAdd(order.Subject);
        if (order.Act == ErasureAct.Readmit)
        {
            subjects.Change(new SubjectRow(row.Number, SubjectState.Active));
            return new SubjectErasure(order, before.State, SubjectState.Active, 0, 0);
        }

        // Who was erased has not moved, whatever comes later; and the request that erased stays the first one.
        var left = order.Act == ErasureAct.Move && before.State != SubjectState.Erased ? SubjectState.Moved : SubjectState.Erased;
        if (before.State != left)
        {
            subjects.Change(row with { State = left, Left = order.Time, Request = order.Request });
        }

        return new SubjectErasure(order, before.State, left, subjects.DeleteKeys(row), items.RemoveAll(row.Number));
    }

    // Null if the one that stood was dead and has been replaced.
    private VaultItem? Standing(in VaultItem offered, ref SubjectLookup subject)
    {
        var number = subject.Row.Number;
        if (items.Find(number, offered.Key) is { } found && subject.Opens(found))
        {
            return found;
        }

        items.Remove(number, offered.Key);
        items.TryAdd(number, offered);
        return null;
    }
}
