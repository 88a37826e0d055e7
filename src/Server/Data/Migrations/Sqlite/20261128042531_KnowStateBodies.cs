using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KnowStateBodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "Side", table: "PublicListings", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsForState",
                table: "Corrections",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.CreateTable(
                name: "StateMarks",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOfState = table.Column<bool>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StateMarks", x => x.ListingId);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "StateMarks");

            migrationBuilder.DropColumn(name: "Side", table: "PublicListings");

            migrationBuilder.DropColumn(name: "IsForState", table: "Corrections");
        }
    }
}
