namespace DataProducts.Access.Tests;

/// <summary>Compares what an engine would show with what Cedar says of each row by itself.</summary>
internal sealed class PlanJudge(PlanWorld world)
{
    private readonly Dictionary<(string Class, Jurisdiction Place), List<RowTruth>> _truths = [];

    public int RowsJudged { get; private set; }

    public int RowsShown { get; private set; }

    public int CellsHidden { get; private set; }

    /// <summary>Gives each way in which the plan shows more than Cedar allows, or less without saying so.</summary>
    public IReadOnlyList<string> Violations(AccessPlan plan, TargetPlan target, EngineTable rows, FilterPolarity polarity = FilterPolarity.Exclusion)
    {
        IFakeEngine engine = target.Target switch
        {
            PlanTarget.LakeFormation => new FakeLakeFormation(target.Objects, world),
            PlanTarget.Snowflake => new FakeSnowflake(target.Objects, world, rows),
            PlanTarget.Starburst => new FakeStarburst(target.Objects, world, polarity),
            _ => new FakeTrino(target.Objects, world),
        };
        var found = new List<string>();
        foreach (var subject in plan.Classes)
        {
            foreach (var jurisdiction in Given.Places)
            {
                Judge(plan, target, engine, subject, jurisdiction, rows, found);
            }
        }

        return found;
    }

    private void Judge(AccessPlan plan, TargetPlan target, IFakeEngine engine, SubjectClass subject, Jurisdiction jurisdiction, EngineTable rows, List<string> found)
    {
        var table = PlanTable.Of(world.Model.Product, world.Port, jurisdiction);
        var roles = world.Map.Classes.Single(one => one.Home == subject.Home && one.Purpose == subject.Purpose && one.CoveredPerson == subject.CoveredPerson
            && world.People.GroupsOf(new Person("", one.Home, false, one.Groups)).SetEquals(subject.Groups));
        var shown = engine.Read(rows, roles, table, Given.Now);
        var said = target.Diagnostics.Concat(plan.Diagnostics).Where(one => one.Table == table.ToString() && one.Class == subject.Name).ToList();
        var refused = said.Any(one => one.Severity == PlanSeverity.Refused || one.Id.StartsWith("FGAC-UNMAPPED-", StringComparison.Ordinal));
        var truths = Truths(subject, jurisdiction);
        for (var i = 0; i < world.Rows.Count; i++)
        {
            var allowed = truths[i].Read;
            var where = $"{target.Target} {subject.Name} {table} row {i}";
            RowsJudged++;
            if (shown.Rows.TryGetValue(i, out var cells))
            {
                RowsShown++;
                found.AddRange(allowed ? Cells(truths[i], i, cells, said).Select(what => $"{where}: {what}") : [$"{where}: shown, and Cedar denies it"]);
            }
            else if (allowed && !refused)
            {
                found.Add($"{where}: hidden, and Cedar allows it");
            }
        }
    }

    /// <summary>What Cedar says of each row, asked once for all targets.</summary>
    private List<RowTruth> Truths(SubjectClass subject, Jurisdiction jurisdiction)
    {
        if (_truths.TryGetValue((subject.Name, jurisdiction), out var known))
        {
            return known;
        }

        var cedar = new BranchRequest(world.Model, world.People, world.Port, jurisdiction,
            new AccessQuestion(SubjectClasses.Someone(subject), subject.Purpose, subject.Home, Given.Now));
        return _truths[(subject.Name, jurisdiction)] = [.. world.Rows.Select(row =>
        {
            var attributes = row.Attributes(world.Model.Product, world.Port);
            var read = cedar.Row("readRow", attributes).AllowedStrictly;
            return new RowTruth(
                read,
                read && cedar.Row("readColumn:Confidential", attributes).AllowedStrictly,
                read && cedar.Row("readColumn:Restricted", attributes).AllowedStrictly);
        })];
    }

    private IEnumerable<string> Cells(RowTruth truth, int row, Dictionary<string, object?> cells, List<PlanDiagnostic> said)
    {
        foreach (var lake in PlanTable.LakeColumns.Where(lake => cells.GetValueOrDefault(lake.Name) is not null))
        {
            yield return $"{lake.Name} is shown";
        }

        foreach (var column in world.Port.Columns)
        {
            var stored = world.Rows[row].Values[column.Name];
            var clear = column.Classification switch
            {
                Classification.Internal => true,
                Classification.Confidential => truth.Confidential,
                _ => truth.Restricted,
            };
            var isShown = cells.TryGetValue(column.Name, out var cell);
            CellsHidden += clear ? 0 : 1;
            if (cell is not null && !clear)
            {
                yield return $"{column.Name} is shown, and Cedar masks it";
            }
            else if (!isShown && !said.Any(one => one.Id.StartsWith("FGAC-STRICTER-", StringComparison.Ordinal) && one.Message.Contains(column.Name, StringComparison.Ordinal)))
            {
                yield return $"{column.Name} is left out without a word";
            }
            else if (isShown && clear && cell is null != stored is null)
            {
                yield return $"{column.Name} is NULL, and Cedar shows it";
            }
        }
    }

    private sealed record RowTruth(bool Read, bool Confidential, bool Restricted);
}
