namespace Tirek.Server.Tests.Imports;

/// <summary>A feed in which every kind of flag withholds words found nowhere else, or, as an older edition of it, none does.</summary>
internal static class CanaryFeed
{
    /// <summary>What tells where a hidden place is: stored nowhere.</summary>
    public static readonly string[] NeverStored =
    [
        "17 Zorvex Lane",
        "Quilbar Annex 9",
        "Bus 7741 to Plimsor",
        "40.513917",
        "72.816227",
        "Yestrin Street 5",
        "Xanthor House 88",
        "Wobrik Road 3",
        "Fendral Corner",
        "PO Box 55519",
        "Murglen Alley 21",
        "Tavrok Crossing 6",
    ];

    /// <summary>What professionals or the owner may read: stored, and in no public row, report or output.</summary>
    public static readonly string[] NeverPublic =
    [
        "0700 555 121",
        "0700 555 122",
        "Jorvik Plandersson",
        "jorvik@plander.example",
        "Note of Krandel",
        "Sisters of Velmora",
        "The Drombel group",
        "desk@hask.example",
        "hask.example/door",
        "Only at Grintal",
    ];

    public static TestFeed Make(bool isOpen = false, bool isVersion3 = false)
    {
        var yes = isOpen ? "no" : "yes";
        var feed = new TestFeed()
            .With(
                "organization",
                "id,name,description,ExcludeFromDirectory,InternalNotes",
                "o1,Plain organisation,Our house is at 17 Zorvex Lane in town.,no,Note of Krandel",
                $"o2,Sisters of Velmora,We are the Sisters of Velmora.,{yes},"
            )
            .With(
                "service",
                "id,organization_id,name,description,application_process,url,email,status,EmailIsPrivate,WebsiteIsPrivate,ExcludeFromWebsite,PhysicalAddress1,InternalNotes2",
                $"s1,o2,Night line,Led by the Sisters of Velmora since long ago.,,https://hask.example/door,desk@hask.example,active,{yes},{yes},no,,",
                "s2,o1,Shelter,\"A quiet place. Come to 17 ZORVEX LANE, or call 0700 555 121. Ask Jorvik Plandersson.\",Take Bus 7741 to Plimsor,,,active,no,no,no,Xanthor House 88,Note of Krandel",
                $"s3,o1,The Drombel group,A closed group.,,The Drombel group,,active,no,no,{yes},,",
                "s4,o1,Open office,We send people on to 17 Zorvex Lane.,,,,active,no,no,no,,",
                "s5,o1,,A nameless one at 40.513917 72.816227,,,,active,no,no,no,Tavrok Crossing 6,"
            )
            .With(
                "location",
                "id,organization_id,name,description,transportation,latitude,longitude,PhysicalAddressIsPrivate,CrossStreet,Landmark",
                $"l2,o1,Shelter house,Opposite the Fendral Corner,Bus 7741 to Plimsor,40.513917,72.816227,{yes},Yestrin Street 5,Fendral Corner",
                "l4,o1,Office,,,42.87,74.57,no,,",
                $"l5,o1,Other house,,,95,195,{yes},,"
            )
            .With(
                "physical_address",
                "id,location_id,attention,address_1,address_2,city,country,MailingAddressIsPrivate",
                "p1,l2,,17 Zorvex Lane,Quilbar Annex 9,Osh,KG,no",
                "p2,l4,,1 Plain Street,,Bishkek,KG,no",
                "p3,l5,,Wobrik Road 3,,Osh,Nowhereland,no",
                "p4,l99,,Murglen Alley 21,,Osh,KG,no"
            )
            .With("postal_address", "id,location_id,address_1,city,country,IsPrivate", $"m1,l4,PO Box 55519,Bishkek,KG,{yes}")
            .With(
                "service_at_location",
                "id,service_id,location_id,description,IsPrivate",
                "a1,s2,l2,Behind the Fendral Corner,no",
                "a2,s4,l4,,no",
                $"a3,s4,l5,Only at Grintal,{yes}",
                "a4,s2,l99,Behind the Fendral Corner,no"
            )
            .With(
                "phone",
                "id,service_id,organization_id,number,PhoneIsPrivate",
                $"t1,s2,,0700 555 121,{yes}",
                $"t2,,o1,0700 555 122,{yes}",
                "t3,s4,,0700 000 000,no",
                $"t4,s99,,0700 555 122,{yes}",
                $"t5,s2,,Ask Jorvik Plandersson,{yes}"
            )
            .With("contact", "id,service_id,name,email,MainContactIsPrivate", $"c1,s2,Jorvik Plandersson,jorvik@plander.example,{yes}")
            .With(
                "metadata",
                "id,resource_id,last_action_date,field_name,previous_value,replacement_value",
                "h1,p1,2026-01-01,address_1,Murglen Alley 21,17 Zorvex Lane",
                "h2,l2,2026-01-01,name,House by the Fendral Corner,Shelter house"
            )
            .With("site_visits", "id,location_id,address,remark", "v1,l2,17 Zorvex Lane,Wobrik Road 3 next time");
        // A table that only 3.x has makes it a feed of 3.x.
        return isVersion3 ? feed.With("cost_option", "id,service_id,option", "k1,s4,None") : feed;
    }
}
