using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Core.Matching.Tuning;

/// <summary>Changes of one value in the text of a rule file.</summary>
public class MatchSetEditorTests
{
    // Formatted as nobody's printer would: whatever is not the value has to stay.
    private const string Json =
        "[{ \"WorkflowName\":\"cash\",\r\n  \"kind\": \"match\", \"GlobalParams\": [ {\"Name\":\"windowDays\",   \"Expression\":\"30\"},\r\n"
        + "\t{ \"Name\": \"account\", \"Expression\": \"'6150'\" }, { \"Expression\": \"true\", \"Name\": \"strict\" }, { \"Name\": \"payer\", \"Expression\": \"payment.customer\" } ],\r\n"
        + "  \"Rules\": [\r\n    { \"RuleName\": \"a \\u00e9\", \"Properties\": { \"note\": \"kept: as it is\" },\r\n      \"Expression\": \"invoice.id == payment.text\", \"Action\": \"apply\" },\r\n"
        + "    {\r\n      \"RuleName\": \"b\",\r\n      \"Enabled\": false,\r\n      \"Expression\": \"invoice.id == payment.text\",\r\n      \"Action\": \"review\"\r\n    }\r\n  ] },\r\n"
        + " { \"WorkflowName\": \"other\", \"Kind\": \"match\", \"GlobalParams\": [ { \"Name\": \"windowDays\", \"Expression\": \"1\" } ], \"Rules\": [] } ]\r\n";

    [Theory]
    [InlineData("windowDays=7", "\"Expression\":\"30\"", "\"Expression\":\"7\"")]
    [InlineData("windowDays = -2.5", "\"Expression\":\"30\"", "\"Expression\":\"-2.5\"")]
    [InlineData("account=6200", "\"'6150'\"", "\"'6200'\"")]
    [InlineData("account=Größe", "\"'6150'\"", "\"'Größe'\"")]
    [InlineData("strict=false", "\"Expression\": \"true\"", "\"Expression\": \"false\"")]
    [InlineData("a é.action=applyandflag", "\"Action\": \"apply\"", "\"Action\": \"applyAndFlag\"")]
    [InlineData("b.enabled=true", "\"Enabled\": false", "\"Enabled\": true")]
    [InlineData("a é.enabled=false", "\"a \\u00e9\", \"Properties\"", "\"a \\u00e9\", \"Enabled\": false, \"Properties\"")]
    public void One_value_is_another_and_every_other_character_stays(string change, string before, string after)
    {
        var edit = Apply(change, out var problem);

        Assert.Null(problem);
        Assert.Contains(before, Json, StringComparison.Ordinal);
        var at = Json.IndexOf(before, StringComparison.Ordinal);
        Assert.Equal(string.Concat(Json.AsSpan(0, at), after, Json.AsSpan(at + before.Length)), edit!.Text);
    }

    [Fact]
    public void A_member_that_was_not_written_gets_a_line_of_its_own_where_the_others_have_one()
    {
        const string spread = "{\n  \"WorkflowName\": \"cash\", \"Kind\": \"match\",\n  \"Rules\": [\n    {\n      \"RuleName\": \"a\",\n      \"Action\": \"review\"\n    }\n  ]\n}\n";
        var edit = MatchSetEditor.Apply(File(spread), "cash", MatchChange.Read("a.enabled=false", out _)!, out _);

        Assert.Equal(spread.Replace("\"a\",\n", "\"a\",\n      \"Enabled\": false,\n", StringComparison.Ordinal), edit!.Text);
    }

    [Fact]
    public void A_change_that_is_taken_back_leaves_the_file_as_it_was()
    {
        foreach (var (there, back) in (ReadOnlySpan<(string, string)>)[("windowDays=7", "windowDays=30"), ("account=x", "account=6150"), ("a é.action=raise", "a é.action=apply"), ("b.enabled=true", "b.enabled=false")])
        {
            var changed = Apply(there, out _)!;
            Assert.NotEqual(Json, changed.Text);
            Assert.Equal(Json, Apply(back, out _, changed.Text)!.Text);
        }
    }

    [Theory]
    [InlineData("windowDays=a week", "windowDays is a number, such as 30, and not \"a week\".")]
    [InlineData("windowDay=7", "There is no threshold \"windowDay\". Did you mean \"windowDays\"? There are windowDays, account, strict, payer.")]
    [InlineData("payer=7", "payer is worked out (payment.customer) and is no threshold. Change it in the file.")]
    [InlineData("strict=yes", "strict is true or false, and not \"yes\".")]
    [InlineData("account=it's", "account cannot hold quotes, backslashes or line breaks from here. Change it in the file.")]
    [InlineData("zzzzzz.action=apply", "There is no tier \"zzzzzz\". There are a é, b.")]
    [InlineData("b.action=aply", "An action is one of apply, applyAndFlag, review, raise, and not \"aply\". Did you mean \"apply\"?")]
    [InlineData("b.enabled=no", "enabled is true or false, and not \"no\".")]
    public void What_cannot_be_changed_so_is_refused_in_words(string change, string says)
    {
        Assert.Null(Apply(change, out var problem));
        Assert.Equal(says, problem);
    }

    [Theory]
    [InlineData("windowDays")]
    [InlineData("windowDays=")]
    [InlineData("=7")]
    [InlineData("b.select=all")]
    public void What_is_no_change_is_refused(string written)
    {
        Assert.Null(MatchChange.Read(written, out var problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_set_that_is_not_in_the_file_is_not_found()
    {
        Assert.Null(MatchSetEditor.Apply(File(Json), "csh", MatchChange.Read("windowDays=7", out _)!, out var problem));
        Assert.Equal("rules/acme/match.json holds no rule set \"csh\".", problem);
    }

    private static MatchEdit? Apply(string change, out string? problem, string json = Json) =>
        MatchSetEditor.Apply(File(json), "cash", MatchChange.Read(change, out _)!, out problem);

    // Read as the project's files are: the positions are what the edit goes by.
    private static ConfigFile File(string json)
    {
        var findings = new FindingSink();
        var root = JsonConfigReader.Read("rules/acme/match.json", Encoding.UTF8.GetBytes(json), json, findings);
        Assert.Empty(findings.ToImmutable());
        return new ConfigFile("rules/acme/match.json", ConfigFileKind.RuleSet, json, root!);
    }
}
