using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Engine.Runtime.Configuration;
using Engine.Runtime.Doctor;

namespace Engine.Tests.Runtime.Doctor;

/// <summary><c>engine doctor</c> against a real sandbox over HTTP.</summary>
public sealed class DoctorTests
{
    private const string Items = "mappings/acme/crosswalks/items.csv";

    [Fact]
    public async Task A_healthy_account_is_exit_0_and_nothing_is_written_there()
    {
        await using var world = await DoctorWorld.StartAsync();
        var before = (await world.Account.InspectAsync("state")).ToJsonString();
        var (exit, output, _) = await world.RunAsync();
        Assert.Contains("12 checks, all is well.", output);
        Assert.Equal(0, exit);
        Assert.Equal(before, (await world.Account.InspectAsync("state")).ToJsonString());
    }

    [Fact]
    public async Task What_several_checks_ask_is_asked_once()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.RunAsync();
        var asked = (await world.Account.InspectAsync("statistics"))["requests"]!.AsObject()
            .Where(request => request.Key != "POST token")
            .Select(request => $"{request.Value} {request.Key}");

        // The catalogue's list and one description a type; a form a type; a list a type. Statements: a look-up a type, the ids of
        // account, currency, item and subsidiary, the subsidiary's currency, the period of today and whether there is any.
        Assert.Equal(["1 GET customer", "1 GET invoice", "3 GET metadata-catalog", "1 POST customer", "1 POST invoice", "9 POST suiteql"], asked);
    }

    [Fact]
    public async Task Every_check_says_something_under_a_name_of_its_own()
    {
        await using var world = await DoctorWorld.StartAsync();
        var (_, output, _) = await world.RunAsync("--format", "json");
        var report = JsonNode.Parse(output)!;
        Assert.Equal(1, (int?)report["formatVersion"]);
        var checks = report["clients"]![0]!["checks"]!.AsArray();
        Assert.Equal(AccountCheck.All.Select(check => check.Name), checks.Select(check => (string)check!["name"]!));
        Assert.Equal(checks.Count, checks.Select(check => (string)check!["name"]!).Distinct().Count());
        Assert.All(checks, check => Assert.NotEmpty(check!["findings"]!.AsArray()));
    }

    [Fact]
    public async Task A_wrong_key_is_told_with_who_can_help_and_nothing_else_is_looked_at()
    {
        await using var world = await DoctorWorld.StartAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        world.Write("secrets/key.pem", other.ExportPkcs8PrivateKeyPem());
        var (exit, output, _) = await world.RunAsync();
        Assert.Equal(1, exit);
        Assert.Contains("The token endpoint refused the credentials: HTTP 400 invalid_", output);
        Assert.Contains("The NetSuite administrator: Check client id, certificate id and private key", output);
        Assert.Contains("ok       clock", output);
        Assert.Contains("Not looked at: there is no connection.", output);
        Assert.DoesNotContain("PRIVATE KEY", output);
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_the_operators_matter()
    {
        await using var world = await DoctorWorld.StartAsync();
        File.Delete(Path.Combine(world.Root, "secrets/key.pem"));
        var (exit, output, _) = await world.RunAsync();
        Assert.Equal(1, exit);
        Assert.Contains("The engine cannot log in to account 123456_SB1", output);
        Assert.Contains("Whoever operates the engine: Put the secret where the connection in client.yaml says it is.", output);
    }

    [Fact]
    public async Task An_account_that_does_not_answer_is_exit_3()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.Account.Server.DisposeAsync();
        var (exit, findings) = await world.FindingsAsync();
        Assert.Equal(3, exit);
        Assert.Contains("connection error No answer from account 123456_SB1", Assert.Single(findings));
    }

    [Theory]
    [InlineData(0, CheckLevel.Ok, CheckLevel.Ok)]
    [InlineData(-40, CheckLevel.Warning, CheckLevel.Ok)]
    [InlineData(30, CheckLevel.Warning, CheckLevel.Ok)]
    [InlineData(300, CheckLevel.Error, CheckLevel.Error)]
    public async Task A_wrong_clock_is_told_even_when_the_login_fails_for_it(int secondsAhead, CheckLevel clock, CheckLevel connection)
    {
        await using var world = await DoctorWorld.StartAsync();
        var report = await world.WithClockAsync(TimeSpan.FromSeconds(secondsAhead));
        Assert.Equal((clock, connection), (report.Checks.Single(check => check.Name == "clock").Level, report.Checks.Single(check => check.Name == "connection").Level));
        Assert.Contains(secondsAhead < 0 ? "behind NetSuite's" : "NetSuite's; 60 s are allowed", report.Checks.Single(check => check.Name == "clock").Findings.Single().Message);
    }

    [Theory]
    [InlineData("POST invoice", "permissions error The engine's role may not create invoice.")]
    [InlineData("GET customer", "permissions error The engine's role may not read customer.")]
    public async Task A_missing_permission_names_the_operation_and_the_record_type(string denied, string expected)
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.SwitchAsync("deniedPermissions", denied);
        var (exit, findings) = await world.FindingsAsync();
        Assert.Equal(1, exit);
        Assert.StartsWith(expected, Assert.Single(findings));
    }

    [Fact]
    public async Task Updating_is_tried_on_a_record_that_is_there_and_changes_nothing()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.Account.CustomerAsync();
        Assert.Contains("customer (look up, read, create, update)", (await world.RunAsync()).Output);
        await world.SwitchAsync("deniedPermissions", "PATCH customer");
        Assert.StartsWith("permissions error The engine's role may not update customer.", Assert.Single((await world.FindingsAsync()).Findings));
    }

    [Fact]
    public async Task Dead_and_inactive_ids_of_a_crosswalk_are_told_at_their_rows()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.Write(Items, "key,internalId,active\nprice_1,201,true\nprice_2,99202,true\nprice_old,260,true\n");
        var (exit, findings) = await world.FindingsAsync();
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                $"internal-ids error {Items}:3 The row `price_2` of the crosswalk items names item 99202 for invoice.item.item, and the account has none.",
                $"internal-ids error {Items}:4 The row `price_old` of the crosswalk items names item 260 for invoice.item.item, which is inactive: NetSuite refuses it.",
            ],
            findings);
    }

    [Fact]
    public async Task A_literal_id_is_told_at_its_line_whatever_chooses_it()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.WriteMapping("department: \"77\"\nlocation: \"${ invoice.currency == 'eur' ? '2' : '78' }\"\nclass: \"${ invoice.metadata?.class ?? '79' }\"");
        var (_, findings) = await world.FindingsAsync();
        Assert.Equal(
            ["department 77 for invoice.department", "location 78 for invoice.location", "classification 79 for invoice.class"],
            findings.Select(finding => finding[(finding.IndexOf("names ", StringComparison.Ordinal) + 6)..finding.IndexOf(',', StringComparison.Ordinal)]));
        Assert.Equal(["24", "25", "26"], findings.Select(finding => finding.Split(':')[1].Split(' ')[0]));
    }

    [Fact]
    public async Task A_key_that_points_to_another_currency_is_told()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.Write("mappings/acme/crosswalks/currencies.csv", "key,internalId,active\nUSD,1,true\nEUR,3,true\n");
        var (_, findings) = await world.FindingsAsync();
        Assert.Equal(
            ["currencies error mappings/acme/crosswalks/currencies.csv:3 The row `EUR` of the crosswalk currencies points to the currency 3, which is GBP."], findings);
    }

    [Fact]
    public async Task A_receivables_account_of_another_type_is_told()
    {
        await using var world = await DoctorWorld.StartAsync();
        var mapping = File.ReadAllText(Path.Combine(world.Root, "mappings/acme/invoice.yaml"));
        world.Write("mappings/acme/invoice.yaml", mapping.Replace("\"119\"", "\"54\"", StringComparison.Ordinal));
        Assert.EndsWith("The account 54 is written to invoice.account and is of type Income, not AcctRec.", Assert.Single((await world.FindingsAsync()).Findings));
    }

    [Fact]
    public async Task A_base_currency_that_no_subsidiary_keeps_its_books_in_is_told()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.Write("mappings/acme/client.yaml", world.Client(world.Account.Server.BaseAddress).Replace("baseCurrency: USD", "baseCurrency: EUR", StringComparison.Ordinal));
        Assert.Equal(
            ["subsidiaries warning The client's base currency is EUR, and none of its subsidiaries keeps its books in it: 1 USD."], (await world.FindingsAsync()).Findings);
    }

    [Theory]
    [InlineData("false", null)]
    [InlineData("true", "which is closed: what happens today cannot be posted.")]
    public async Task The_period_of_today_has_to_be_open(string closed, string? expected)
    {
        await using var world = await DoctorWorld.StartAsync();
        await SeedPeriodAsync(world, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), closed);
        var (_, findings) = await world.FindingsAsync();
        Assert.Equal(expected is null ? 0 : 1, findings.Length);
        Assert.All(findings, finding => Assert.EndsWith(expected!, finding));
    }

    [Fact]
    public async Task A_year_without_periods_is_told()
    {
        await using var world = await DoctorWorld.StartAsync();
        await SeedPeriodAsync(world, new DateOnly(2019, 3, 1), "false");
        Assert.StartsWith("periods error No accounting period holds ", Assert.Single((await world.FindingsAsync()).Findings));
    }

    [Fact]
    public async Task A_custom_field_that_the_account_lacks_is_told_with_a_suggestion()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.Account.SeedAsync("""{"customFields":[{"record":"invoice","name":"custbody_stripe_id","kind":"text"}]}""");
        world.WriteMapping("custbody_stripeid: ${ invoice.id }");
        var (exit, findings) = await world.FindingsAsync();
        Assert.Equal(1, exit);
        Assert.Equal(
            ["fields error mappings/acme/invoice.yaml:24 ACC002 `invoice` has no `custbody_stripeid` in account 123456_SB1. Did you mean \"custbody_stripe_id\"?"], findings);
    }

    [Fact]
    public async Task A_field_that_a_form_insists_on_is_told_until_the_mapping_writes_it()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.Account.SeedAsync("""{"mandatory":[{"record":"invoice","name":"memo","label":"Memo"}]}""");
        Assert.Equal(
            ["mandatory warning mappings/acme/invoice.yaml:11 invoice.memo may not be empty in this account, and the mapping invoice does not write it."],
            (await world.FindingsAsync()).Findings);
        world.WriteMapping("memo: Stripe");
        Assert.Empty((await world.FindingsAsync()).Findings);
    }

    [Fact]
    public async Task What_appeared_vanished_or_changed_since_the_import_is_told()
    {
        await using var world = await DoctorWorld.StartAsync();
        var (exit, _, error) = await world.RunAsync("--import");
        Assert.Equal((0, "mappings/acme/account.json written.\n"), (exit, error.ReplaceLineEndings("\n")));
        Assert.Equal(0, (await world.RunAsync()).Exit);

        await world.Account.SeedAsync("""{"customFields":[{"record":"invoice","name":"custbody_new","kind":"text"}],"mandatory":[{"record":"customer","name":"companyName","label":"Company"}]}""");
        Edit(world, file => file["records"]!["invoice"]!["fields"]!["custbody_gone"] = "text");
        Edit(world, file => file["records"]!["invoice"]!["fields"]!["memo"] = "number");
        Edit(world, file => file["records"]!["invoice"]!["fields"]!["approvalStatus"]!["choices"]!.AsArray().RemoveAt(0));
        var (_, findings) = await world.FindingsAsync();
        Assert.Equal(
            [
                "drift warning customer.companyName may no longer be empty.",
                "drift warning invoice.approvalStatus takes the entry 1 now.",
                "drift warning invoice.custbody_gone vanished.",
                "drift warning invoice.custbody_new appeared.",
                "drift warning invoice.memo changed its kind from number to text.",
            ],
            findings);

        // A run that imports says what it found beforehand; the next one finds nothing.
        Assert.Equal(5, (await world.FindingsAsync("--import")).Findings.Length);
        Assert.Empty((await world.FindingsAsync()).Findings);
    }

    [Fact]
    public async Task What_is_imported_is_what_lint_uses_and_says_nothing_of_the_revision()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.Account.SeedAsync("""{"customFields":[{"record":"invoice","name":"custbody_stripe_id","kind":"text"},{"record":"invoice","sublist":"item","name":"custcol_period","kind":"text"}]}""");
        var before = ConfigurationLoader.Load(world.Root);
        await world.RunAsync("--import");
        var after = ConfigurationLoader.Load(world.Root);
        Assert.Empty(after.Findings);
        Assert.Equal(before.Revision, after.Revision);

        var account = after.Snapshot!.Clients["acme"].Account!;
        Assert.Equal(["customer", "invoice"], account.Records.Keys);
        Assert.True(account.Records["invoice"].Fields.ContainsKey("custbody_stripe_id"));
        Assert.True(account.Records["invoice"].Sublists["item"].ContainsKey("custcol_period"));

        world.WriteMapping("custbody_strip_id: ${ invoice.id }");
        Assert.Equal(["ACC002"], ConfigurationLoader.Load(world.Root).Findings.Select(finding => finding.Code.Id));
    }

    [Fact]
    public async Task An_environment_with_its_own_connection_has_its_own_import()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.Write("mappings/acme/environments/sandbox.yaml", "environment: sandbox\n" + world.Client(world.Account.Server.BaseAddress)
            .Split("baseCurrency: USD\n")[1].Replace("123456_SB1", "123456_SB2", StringComparison.Ordinal));
        Assert.Equal(
            "mappings/acme/environments/sandbox.account.json written.\n", (await world.RunAsync("--import", "--environment", "sandbox")).Error.ReplaceLineEndings("\n"));
        Assert.Null(ConfigurationLoader.Load(world.Root).Snapshot!.Clients["acme"].Account);
        var loaded = ConfigurationLoader.Load(world.Root, "sandbox");
        Assert.Empty(loaded.Findings);
        Assert.Equal("123456_SB2", loaded.Snapshot!.Clients["acme"].Account!.Account);
    }

    [Fact]
    public async Task Only_record_types_that_mappings_write_are_imported()
    {
        await using var world = await DoctorWorld.StartAsync();
        var mapping = File.ReadAllText(Path.Combine(world.Root, "mappings/acme/invoice.yaml"));
        world.Write("mappings/acme/invoice.yaml", mapping + "  - record: contact\n    externalId: ct_${ invoice.id }\n    write: link-only\n");
        Assert.Equal(0, (await world.RunAsync("--import")).Exit);
        Assert.Equal(["customer", "invoice"], ConfigurationLoader.Load(world.Root).Snapshot!.Clients["acme"].Account!.Records.Keys);
    }

    [Fact]
    public async Task A_record_type_that_the_account_does_not_offer_is_told_at_its_mapping()
    {
        await using var world = await DoctorWorld.StartAsync();
        var report = await world.WithoutTypeAsync("customer");
        Assert.Equal("The account offers no record type customer, which the mappings use.", Assert.Single(Findings("features")).Message);
        var field = Assert.Single(Findings("fields"));
        Assert.Equal(("mappings/acme/invoice.yaml:8:5", "ACC001"), (field.Span!.ToString(), field.Message[..6]));
        Assert.Equal(["customer"], report.Schema!.NotThere);

        IEnumerable<CheckFinding> Findings(string check) => report.Checks.Single(known => known.Name == check).Findings;
    }

    [Fact]
    public async Task An_import_is_not_made_of_an_account_that_lets_nobody_in()
    {
        await using var world = await DoctorWorld.StartAsync();
        await world.RunAsync("--import");
        var kept = File.ReadAllText(Path.Combine(world.Root, "mappings/acme/account.json"));
        await world.Account.Server.DisposeAsync();
        var (exit, _, error) = await world.RunAsync("--import");
        Assert.Equal(3, exit);
        Assert.Contains("is left as it is", error);
        Assert.Equal(kept, File.ReadAllText(Path.Combine(world.Root, "mappings/acme/account.json")));
    }

    [Fact]
    public async Task A_client_without_a_connection_is_exit_2()
    {
        await using var world = await DoctorWorld.StartAsync();
        world.Write("mappings/acme/client.yaml", "client: acme\ntimeZone: UTC\nbaseCurrency: USD\n");
        var (exit, output, error) = await world.RunAsync("--client", "acme");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("its client.yaml has no connections.netsuite", error);
    }

    private static Task SeedPeriodAsync(DoctorWorld world, DateOnly day, string closed)
    {
        var start = new DateOnly(day.Year, day.Month, 1);
        return world.Account.SeedAsync(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"records":{"accountingPeriod":[{"id":"300","periodName":"This month","startDate":"{{start:yyyy-MM-dd}}","endDate":"{{start.AddMonths(1).AddDays(-1):yyyy-MM-dd}}","closed":{{closed}} }] } }"""));
    }

    private static void Edit(DoctorWorld world, Action<JsonNode> change)
    {
        var path = Path.Combine(world.Root, "mappings/acme/account.json");
        var file = JsonNode.Parse(File.ReadAllText(path))!;
        change(file);
        File.WriteAllText(path, file.ToJsonString());
    }
}
