using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddPublicPresences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PublicPresences",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceKey = table.Column<string>(type: "TEXT", nullable: false),
                    Presence = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_PublicPresences",
                        x => new
                        {
                            x.ListingId,
                            x.PlaceKey,
                            x.Presence,
                        }
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_PublicPresences_PlaceKey", table: "PublicPresences", column: "PlaceKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "PublicPresences");
        }
    }
}
