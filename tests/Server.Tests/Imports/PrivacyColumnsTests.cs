using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

/// <summary>Which columns of a feed are taken for privacy flags, and what they say.</summary>
public sealed class PrivacyColumnsTests
{
    [Theory]
    [InlineData("PhysicalAddressIsPrivate", PrivacyFlags.Address)]
    [InlineData("physical_address_is_private", PrivacyFlags.Address)]
    [InlineData("PhysicalAdressIsPrivat", PrivacyFlags.Address)]
    [InlineData("PhysicalAddressIsPrivаte", PrivacyFlags.Address)] // а of Cyrillic
    [InlineData("AddressIsHidden", PrivacyFlags.Address)]
    [InlineData("HideAddress", PrivacyFlags.Address)]
    [InlineData("PhysicalAddressPrivacy", PrivacyFlags.Address)]
    [InlineData("PrivacyAddress", PrivacyFlags.Address)]
    [InlineData("AddressVisibility", PrivacyFlags.Address)]
    [InlineData("AddressIsSecret", PrivacyFlags.Address)]
    [InlineData("DoNotShowAddress", PrivacyFlags.Address)]
    [InlineData("DoNotDisplayAddress", PrivacyFlags.Address)]
    [InlineData("UndisclosedAddress", PrivacyFlags.Address)]
    [InlineData("Undisclosed Location", PrivacyFlags.Address)]
    [InlineData("SafeHouse", PrivacyFlags.Address)]
    [InlineData("AddressPublic", PrivacyFlags.Address)]
    [InlineData("ShowAddress", PrivacyFlags.Address)]
    [InlineData("Адрес скрыт", PrivacyFlags.Address)]
    [InlineData("Адрес конфиденциален", PrivacyFlags.Address)]
    [InlineData("Показывать адрес", PrivacyFlags.Address)]
    [InlineData("Дареги купуя", PrivacyFlags.Controlled)]
    [InlineData("Manzili maxfiy", PrivacyFlags.Address)]
    [InlineData("PhysAddrPriv", PrivacyFlags.Address)]
    [InlineData("MayShareAddress", PrivacyFlags.Address)]
    [InlineData("AddressSharing", PrivacyFlags.Address)]
    [InlineData("AddressAccess", PrivacyFlags.Address)]
    [InlineData("AddressRedacted", PrivacyFlags.Address)]
    [InlineData("ConcealedAddress", PrivacyFlags.Address)]
    [InlineData("AddressMasked", PrivacyFlags.Address)]
    [InlineData("obfuscate_location", PrivacyFlags.Address)]
    [InlineData("AddressBlocked", PrivacyFlags.Address)]
    [InlineData("ClosedAddress", PrivacyFlags.Address)]
    [InlineData("Не указывать адрес", PrivacyFlags.Address)]
    [InlineData("Анонимный адрес", PrivacyFlags.Address)]
    [InlineData("Открытый адрес", PrivacyFlags.Address)]
    [InlineData("Адрес доступен", PrivacyFlags.Address)]
    [InlineData("Адреси ошкоро", PrivacyFlags.Address)]
    [InlineData("Ачык дарек", PrivacyFlags.Address)]
    [InlineData("Жабык дарек", PrivacyFlags.Address)]
    [InlineData("Manzil sir tutiladi", PrivacyFlags.Address)]
    [InlineData("Manzili yopiq", PrivacyFlags.Address)]
    [InlineData("Ochiq manzil", PrivacyFlags.Address)]
    [InlineData("Manzil koʻrsatilmasin", PrivacyFlags.Address)]
    [InlineData("Mekenjaı jasyryn", PrivacyFlags.Address)]
    [InlineData("Açyk salgy", PrivacyFlags.Address)]
    [InlineData("ýaşyryn salgy", PrivacyFlags.Address)]
    [InlineData("MailingAddressIsPrivate", PrivacyFlags.Mailing)]
    [InlineData("Phone4IsPrivate", PrivacyFlags.Phone)]
    [InlineData("PhoneTollFreeIsPrivate", PrivacyFlags.Phone)]
    [InlineData("PhoneFaxIsPrivate", PrivacyFlags.Phone)]
    [InlineData("Телефон скрыт", PrivacyFlags.Phone)]
    [InlineData("MainContactIsPrivate", PrivacyFlags.Contact)]
    [InlineData("EmailAddressIsPrivate", PrivacyFlags.Email)]
    [InlineData("WebsiteAddressIsPrivate", PrivacyFlags.Website)]
    [InlineData("ExcludeFromWebsite", PrivacyFlags.Controlled)]
    [InlineData("ExcludeFromDirectory", PrivacyFlags.Controlled)]
    [InlineData("ExcludeWebsite", PrivacyFlags.Controlled)]
    [InlineData("IsExcludedFromWebsite", PrivacyFlags.Controlled)]
    [InlineData("Not For Website", PrivacyFlags.Controlled)]
    [InlineData("IsUnlisted", PrivacyFlags.Controlled)]
    [InlineData("DONOTDISCLOSE", PrivacyFlags.Controlled)]
    [InlineData("Suppress", PrivacyFlags.Controlled)]
    [InlineData("Hidden", PrivacyFlags.Controlled)]
    [InlineData("Secret", PrivacyFlags.Controlled)]
    [InlineData("Restricted", PrivacyFlags.Controlled)]
    [InlineData("Confidential", PrivacyFlags.Controlled)]
    [InlineData("Конфиденциально", PrivacyFlags.Controlled)]
    [InlineData("Не для сайта", PrivacyFlags.Controlled)]
    [InlineData("IsPublic", PrivacyFlags.Controlled)]
    [InlineData("Publish", PrivacyFlags.Controlled)]
    [InlineData("internal_confidential_code", PrivacyFlags.Controlled)]
    [InlineData("InternetDisplay", PrivacyFlags.Controlled)]
    [InlineData("AccessLevel", PrivacyFlags.Controlled)]
    [InlineData("NoPublish", PrivacyFlags.Controlled)]
    [InlineData("NoWeb", PrivacyFlags.Controlled)]
    [InlineData("no_public", PrivacyFlags.Controlled)]
    [InlineData("Unlist", PrivacyFlags.Controlled)]
    [InlineData("Redacted", PrivacyFlags.Controlled)]
    [InlineData("StaffOnly", PrivacyFlags.Controlled)]
    [InlineData("is_internal", PrivacyFlags.Controlled)]
    [InlineData("MembersOnly", PrivacyFlags.Controlled)]
    [InlineData("Только для специалистов", PrivacyFlags.Controlled)]
    [InlineData("сирли", PrivacyFlags.Controlled)]
    [InlineData("Qupıa", PrivacyFlags.Controlled)]
    // Ordinary ones
    [InlineData("privilege", PrivacyFlags.None)]
    [InlineData("anonymous", PrivacyFlags.None)]
    [InlineData("access", PrivacyFlags.None)]
    [InlineData("open", PrivacyFlags.None)]
    [InlineData("closed", PrivacyFlags.None)]
    [InlineData("Доступность", PrivacyFlags.None)]
    [InlineData("Открыто", PrivacyFlags.None)]
    [InlineData("shared_location", PrivacyFlags.None)]
    [InlineData("for_professionals", PrivacyFlags.None)]
    [InlineData("PhysicalAddress1", PrivacyFlags.None)]
    [InlineData("name", PrivacyFlags.None)]
    [InlineData("description", PrivacyFlags.None)]
    [InlineData("is_public_transport", PrivacyFlags.None)]
    [InlineData("public_access", PrivacyFlags.None)]
    [InlineData("open_to_public", PrivacyFlags.None)]
    [InlineData("display_name", PrivacyFlags.None)]
    [InlineData("no_show_policy", PrivacyFlags.None)]
    [InlineData("publisher", PrivacyFlags.None)]
    [InlineData("shower", PrivacyFlags.None)]
    [InlineData("children", PrivacyFlags.None)]
    [InlineData("secretary", PrivacyFlags.None)]
    [InlineData("enlisted_personnel", PrivacyFlags.None)]
    [InlineData("accepts_private_insurance", PrivacyFlags.None)]
    [InlineData("hidden_disabilities", PrivacyFlags.None)]
    [InlineData("exclusion_criteria", PrivacyFlags.None)]
    [InlineData("age_restrictions", PrivacyFlags.None)]
    [InlineData("privacy_policy", PrivacyFlags.None)]
    [InlineData("Публикации", PrivacyFlags.None)]
    [InlineData("Общественный транспорт", PrivacyFlags.None)]
    public void Their_names_are_known_by_stems_and_with_a_slip(string column, object meaning) =>
        Assert.Equal(meaning, PrivacyColumns.MeaningOf("service", column));

    [Theory]
    [InlineData("HideAddress", "yes", true)]
    [InlineData("HideAddress", "perhaps", true)]
    [InlineData("HideAddress", "no", false)]
    [InlineData("HideAddress", "", false)]
    [InlineData("ShowAddress", "no", true)]
    [InlineData("ShowAddress", "on request", true)]
    [InlineData("ShowAddress", "", true)]
    [InlineData("ShowAddress", "yes", false)]
    [InlineData("ShowAddress", "ооба", false)]
    [InlineData("AddressVisibility", "hidden", true)]
    [InlineData("AddressVisibility", "staff", true)]
    [InlineData("AddressVisibility", "Public", false)]
    [InlineData("PhysicalAddressPrivacy", "Private", true)]
    [InlineData("PhysicalAddressPrivacy", "Public", false)]
    [InlineData("Открытый адрес", "нет", true)]
    [InlineData("Открытый адрес", "да", false)]
    [InlineData("ShareAddress", "no", true)]
    [InlineData("AccessLevel", "staff", true)]
    [InlineData("AccessLevel", "public", false)]
    [InlineData("Published", "2024-02-01", false)]
    [InlineData("Restricted", "Women over 18 from the district", false)]
    [InlineData("Restricted", "yes", true)]
    [InlineData("location_type", "Confidential", true)]
    [InlineData("location_type", "physical", false)]
    [InlineData("Hinweis", "адрес не разглашается", true)]
    [InlineData("Sector", "private", false)]
    public void What_they_do_not_clearly_open_is_withheld(string column, string cell, bool isWithheld)
    {
        var defects = new Defects();
        var table = new FeedTable("location", "location.csv", ["id", column]);
        // A second row that answers: a column is a flag or not by all its cells.
        foreach (var value in new[] { cell, column is "Published" or "Restricted" ? "" : "yes" })
        {
            var row = new FeedRow(table, table.Rows.Count + 2, [$"l{table.Rows.Count}", value]);
            ReadFlags.Of(row, defects);
            table.Rows.Add(row);
        }
        SettleFlags.Of(table, defects);
        Assert.Equal(isWithheld, table.Rows[0].Flags.HasFlag(PrivacyFlags.Address));
    }

    [Fact]
    public void A_column_that_was_taken_for_a_flag_stands_in_the_report()
    {
        var defects = new Defects();
        var table = new FeedTable("service", "service.csv", ["id", "internal_confidential_code", "PhysicalAddressIsPrivate"]);
        SettleFlags.Of(table, defects);
        Assert.Equal(["internal_confidential_code"], defects.Found.Where(d => d.Reason == "privacy-column").Select(d => d.Field));
    }
}
