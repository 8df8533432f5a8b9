using System.Reflection;
using Engine.Tests.App.Output;
using Engine.Tests.App.Service;
using Engine.Tests.Core.Functions;
using Engine.Tests.Core.Sources;
using Engine.Tests.Core.Sources.Bank;
using Engine.Tests.Core.Values;
using Engine.Tests.Runtime.Access;
using Engine.Tests.Runtime.Configuration;
using Engine.Tests.Runtime.Hosting;
using Engine.Tests.Runtime.Ingest;
using Engine.Tests.Runtime.NetSuite;
using Engine.Tests.Runtime.Network;
using Engine.Tests.Runtime.Payloads;
using Engine.Tests.Runtime.Scripts;
using Engine.Tests.Runtime.Secrets;
using Engine.Tests.Runtime.Storage;

namespace Engine.Tests.Security;

/// <summary>The security requirements and the tests that hold them. A requirement whose part does not exist yet says so.</summary>
public sealed class SecurityRequirementsTests
{
    private const int Last = 23;

    /// <summary>Requirements that concern nothing there is, and why.</summary>
    internal static IReadOnlyDictionary<int, string> Absent { get; } = new Dictionary<int, string>
    {
        [16] = "nothing serves HTML",
    };

    private static readonly (int Requirement, Type Tests, string Test)[] held =
    [
        (1, typeof(StripeSignatureTests), nameof(StripeSignatureTests.Any_flipped_bit_of_body_secret_or_digest_refuses)),
        (1, typeof(StripeSignatureTests), nameof(StripeSignatureTests.Reading_a_header_never_throws)),
        (1, typeof(WebhookTests), nameof(WebhookTests.A_bad_or_stale_signature_is_refused_and_nothing_is_kept)),
        (1, typeof(DeclaredSourceTests), nameof(DeclaredSourceTests.A_signed_source_is_held_to_its_signature_and_its_time)),
        (1, typeof(DeclaredSourceTests), nameof(DeclaredSourceTests.Another_source_is_not_found)),
        (2, typeof(StripeSignatureTests), nameof(StripeSignatureTests.A_stale_delivery_with_a_wrong_signature_says_only_that_the_signature_is_wrong)),
        (2, typeof(SecurityRequirementsTests), nameof(Proofs_are_compared_in_the_same_time_whatever_they_are)),
        (3, typeof(StripeSignatureTests), nameof(StripeSignatureTests.Age_counts_in_both_directions)),
        (3, typeof(WebhookTests), nameof(WebhookTests.Two_hundred_posts_of_fifty_events_at_once_become_fifty_events)),
        (4, typeof(StripeSignatureTests), nameof(StripeSignatureTests.Any_secret_in_force_may_have_signed)),
        (4, typeof(DeclaredSourceTests), nameof(DeclaredSourceTests.A_key_that_is_being_replaced_is_taken_until_its_end)),
        (5, typeof(WebhookTests), nameof(WebhookTests.A_body_over_a_mebibyte_is_too_large_whether_it_says_so_or_not)),
        (5, typeof(WebhookTests), nameof(WebhookTests.Intake_pauses_while_too_much_is_unfinished)),
        (5, typeof(FailureLimitTests), nameof(FailureLimitTests.Wrong_keys_and_wrong_signatures_are_answered_429_in_the_end_and_the_local_key_still_opens)),
        (5, typeof(FailureLimitTests), nameof(FailureLimitTests.Memory_is_bounded_however_many_senders_fail)),
        (6, typeof(JsonPayloadTests), nameof(JsonPayloadTests.Depth_is_bounded)),
        (6, typeof(WebhookTests), nameof(WebhookTests.A_body_that_is_no_event_is_refused_with_a_code)),
        (6, typeof(DeclaredSourceTests), nameof(DeclaredSourceTests.A_number_that_no_amount_can_hold_is_kept_and_raised_to_a_person)),
        (7, typeof(BankLimitTests), nameof(BankLimitTests.What_is_beyond_a_limit_or_no_such_file_is_refused)),
        (8, typeof(YamlReaderTests), nameof(YamlReaderTests.A_hostile_file_ends_in_nodes_or_findings_and_soon)),
        (8, typeof(YamlReaderTests), nameof(YamlReaderTests.Nesting_is_limited_to_64)),
        (8, typeof(YamlReaderTests), nameof(YamlReaderTests.Aliases_may_add_ten_thousand_values_and_no_more)),
        (8, typeof(YamlReaderTests), nameof(YamlReaderTests.A_scalar_is_what_its_spelling_says)),
        (9, typeof(HostilePatternTests), nameof(HostilePatternTests.A_pattern_that_backtracks_elsewhere_answers_at_once)),
        (9, typeof(HostilePatternTests), nameof(HostilePatternTests.A_pattern_that_cannot_be_matched_in_bounded_time_is_refused_at_load)),
        (10, typeof(ScriptHostTests), nameof(ScriptHostTests.A_hostile_script_ends_in_a_failure_and_the_next_good_one_answers)),
        (10, typeof(ScriptHostTests), nameof(ScriptHostTests.The_process_sees_nothing_of_our_environment)),
        (11, typeof(OutsideConnectionsTests), nameof(OutsideConnectionsTests.A_connection_is_not_even_tried)),
        (11, typeof(OutsideConnectionsTests), nameof(OutsideConnectionsTests.A_name_is_followed_outside_only_and_this_machine_only_by_its_own_name)),
        (11, typeof(OutsideConnectionsTests), nameof(OutsideConnectionsTests.An_address_in_the_configuration_is_a_bare_https_host)),
        (11, typeof(WriteTests), nameof(WriteTests.What_does_not_prove_that_nothing_was_executed_is_unknown_and_never_sent_again)),
        (12, typeof(ProjectFolderTests), nameof(ProjectFolderTests.Only_plain_relative_paths_are_safe)),
        (12, typeof(ProjectFolderTests), nameof(ProjectFolderTests.A_link_is_followed_inside_the_project_and_refused_outside)),
        (13, typeof(WriteTests), nameof(WriteTests.An_answer_longer_than_the_client_takes_is_still_a_refusal_by_its_status)),
        (13, typeof(WriteTests), nameof(WriteTests.A_location_that_is_no_record_of_the_type_leaves_the_write_unknown)),
        (13, typeof(BatchTests), nameof(BatchTests.Nothing_is_asked_of_a_host_that_a_link_names)),
        (13, typeof(ErrorTests), nameof(ErrorTests.Words_without_end_are_cut)),
        (14, typeof(CanaryTests), nameof(CanaryTests.No_secret_is_in_answers_logs_or_files_and_a_viewer_sees_no_redacted_value)),
        (14, typeof(LoginTests), nameof(LoginTests.No_secret_shows_in_exchanges_logs_or_reasons)),
        (14, typeof(SecretReaderTests), nameof(SecretReaderTests.A_rotated_file_is_read_anew)),
        (14, typeof(PayloadRedactionTests), nameof(PayloadRedactionTests.Values_at_a_path_are_shown_nowhere)),
        (15, typeof(AccessTests), nameof(AccessTests.Each_endpoint_lets_in_its_role_and_those_above_and_nobody_else)),
        (15, typeof(AccessTests), nameof(AccessTests.Only_health_and_deliveries_are_open_and_every_other_endpoint_declares_a_role)),
        (15, typeof(AccessTests), nameof(AccessTests.For_a_key_of_one_client_the_others_do_not_exist)),
        (15, typeof(AccessTests), nameof(AccessTests.What_is_kept_of_a_key_is_its_hash)),
        (15, typeof(KeysCommandTests), nameof(KeysCommandTests.Commands_go_through_the_running_service_and_open_the_folder_where_none_runs)),
        (17, typeof(SqliteAuditTests), nameof(SqliteAuditTests.One_changed_bit_is_found_and_its_row_is_named)),
        (17, typeof(SqliteAuditTests), nameof(SqliteAuditTests.A_tail_that_was_cut_off_with_its_rows_is_found_by_a_checkpoint)),
        (17, typeof(SqliteAuditTests), nameof(SqliteAuditTests.The_database_itself_refuses_to_change_the_journal)),
        (18, typeof(LogTests), nameof(LogTests.A_value_cannot_forge_a_second_line_nor_steer_a_terminal)),
        (18, typeof(LogTests), nameof(LogTests.What_an_exception_says_is_indented_so_that_no_line_of_it_looks_like_an_entry)),
        (19, typeof(CardNumbersTests), nameof(CardNumbersTests.A_card_number_is_found_wherever_it_stands)),
        (19, typeof(DeclaredSourceTests), nameof(DeclaredSourceTests.A_card_number_is_blanked_out_before_it_is_kept_and_a_repeat_is_known_all_the_same)),
        (20, typeof(SqliteErasureTests), nameof(SqliteErasureTests.After_an_erasure_the_files_hold_nothing_of_the_person_and_the_proof_stays)),
        (20, typeof(SqliteErasureTests), nameof(SqliteErasureTests.Payloads_expire_in_bounded_batches_once_they_are_older_than_is_kept)),
        (21, typeof(FileTests), nameof(FileTests.A_file_beyond_the_limit_is_refused_unread)),
        (21, typeof(FileTests), nameof(FileTests.The_same_content_under_another_name_is_a_repeat_and_another_content_under_the_same_name_a_new_file)),
        (21, typeof(FileTests), nameof(FileTests.A_file_of_a_bank_whose_totals_are_wrong_leaves_nothing_behind)),
        (21, typeof(BankControlTests), nameof(BankControlTests.A_file_whose_totals_order_or_fields_are_wrong_is_refused_at_the_place_and_for_the_reason)),
        (21, typeof(CsvCellTests), nameof(CsvCellTests.A_text_is_quoted_where_it_has_to_be_and_none_is_a_formula)),
        (22, typeof(ListenPolicyTests), nameof(ListenPolicyTests.Beyond_this_machine_it_needs_TLS_or_a_proxy_that_has_it)),
        (22, typeof(ListenPolicyTests), nameof(ListenPolicyTests.Only_a_named_proxy_may_say_who_asks)),
        (22, typeof(SecurityRequirementsTests), nameof(Restores_are_locked)),
        (23, typeof(SqliteInboxTests), nameof(SqliteInboxTests.Text_from_outside_is_only_ever_a_value)),
    ];

    [Fact]
    public void Every_requirement_has_a_test_or_no_part_it_concerns()
    {
        Assert.Equal(Enumerable.Range(1, Last), held.Select(row => row.Requirement).Concat(Absent.Keys).Distinct().Order());
        Assert.Empty(held.Select(row => row.Requirement).Intersect(Absent.Keys));
    }

    [Fact]
    public void Every_test_that_is_named_is_run() => Assert.All(
        held, row => Assert.NotNull(row.Tests.GetMethod(row.Test, BindingFlags.Public | BindingFlags.Instance)?.GetCustomAttribute<FactAttribute>(inherit: true)));

    /// <summary>Whatever holds a proof (signature, key) against another does so by the one comparison that tells nothing by its time.</summary>
    [Fact]
    public void Proofs_are_compared_in_the_same_time_whatever_they_are()
    {
        var files = Directory.GetFiles(Repository.PathOf("engine"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "StripeSignature.cs" or "KeyRing.cs" or "SecretComparison.cs" or "BodySignature.cs")
            .Select(File.ReadAllText)
            .ToList();
        Assert.True(files.Count(text => text.Contains("FixedTimeEquals", StringComparison.Ordinal)) == 2, "too few places compare in fixed time");
        Assert.All(files, text => Assert.DoesNotMatch(@"(?i)(signature|digest|secret|key\.Reveal\(\))\s*[!=]=\s*(?!null|\d)", text));
    }

    [Fact]
    public void Restores_are_locked() => Assert.All(
        Directory.GetFiles(Repository.PathOf("engine"), "*.csproj", SearchOption.AllDirectories),
        project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project));
}
